package dev.sessionready.iam;

/** Who makes a request. */
public sealed interface Caller {

  /**
   * A session of a role, such as an instance has.
   *
   * @param partition such as {@code aws}
   * @param account the role's account
   * @param role the role's name, without its path
   * @param session the session's name; for an instance, its id
   */
  record RoleSession(String partition, String account, String role, String session)
      implements Caller {

    /** The ARN that AWS sees as the principal of the session's requests. */
    public String arn() {
      return "arn:%s:sts::%s:assumed-role/%s/%s".formatted(partition, account, role, session);
    }
  }

  /**
   * A service that acts in its own name.
   *
   * @param name such as {@code logs.eu-west-1.amazonaws.com}
   */
  record Service(String name) implements Caller {}

  /**
   * A user, or anyone else with an ARN of their own.
   *
   * @param account the twelve digits, or empty where the ARN has none
   * @param arn the whole of it
   */
  record Identity(String account, String arn) implements Caller {}

  /**
   * The caller behind the text by which AWS names a principal: the ARN of a role session, the name
   * of a service, or any other ARN.
   */
  static Caller of(String principal) {
    return Arn.parse(principal)
        .map(arn -> of(arn, principal))
        .orElseGet(() -> new Service(principal));
  }

  private static Caller of(Arn arn, String text) {
    String[] path = arn.resource().split("/", -1);
    boolean session =
        arn.service().equals("sts") && path.length == 3 && path[0].equals("assumed-role");
    return session
        ? new RoleSession(arn.partition(), arn.account(), path[1], path[2])
        : new Identity(arn.account(), text);
  }
}
