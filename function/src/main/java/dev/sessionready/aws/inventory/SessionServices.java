package dev.sessionready.aws.inventory;

import dev.sessionready.model.Service;
import java.util.stream.Stream;

/** The services that sessions may need, by the names of their endpoint services. */
public final class SessionServices {

  private SessionServices() {}

  /**
   * Whether that is an endpoint service of one of them, of its FIPS names too and in any region: a
   * bucket may lie in another. What the preferences make of them is not asked.
   *
   * @param serviceName such as {@code com.amazonaws.eu-west-1.ssm}
   */
  public static boolean include(String serviceName) {
    String name =
        serviceName.substring(serviceName.lastIndexOf('.') + 1).replaceFirst("-fips$", "");
    return Stream.of(Service.values()).map(Service::code).anyMatch(name::equals);
  }
}
