package dev.sessionready.generated;

/**
 * How large a generated account is.
 *
 * @param shapes how many kinds of instance there are by subnet, security groups and profile
 */
public record AccountSize(int instances, int shapes, int vpcs, int roles, int keys) {

  /** An account of that many instances and shapes, with all else in proportion to the shapes. */
  public static AccountSize of(int instances, int shapes) {
    return new AccountSize(
        instances,
        shapes,
        Math.clamp(shapes / 25, 1, 200),
        Math.clamp(shapes / 5, 3, 400),
        Math.clamp(shapes / 10, 3, 200));
  }

  /** The shape of an instance: the first instances have one each. */
  int shape(int instance) {
    return instance % shapes;
  }

  int vpc(int shape) {
    return shape % vpcs;
  }

  int role(int shape) {
    return Mix.of(shape, 3) % roles;
  }
}
