package dev.sessionready.json;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What AWS Config remembers of a VPC endpoint.
 *
 * @param type {@code Interface}, {@code Gateway} or another
 * @param serviceName such as {@code com.amazonaws.eu-west-1.ssm}
 */
public record RecordedEndpoint(
    String vpcId, String type, String serviceName, boolean privateDnsEnabled) {

  /**
   * Reads the {@code configuration} of a configuration item; empty where it does not show whose
   * endpoint of what service it was, as that of a deleted one does not.
   */
  public static Optional<RecordedEndpoint> read(String configuration) {
    try {
      return of(new JsonText(configuration).parse().node());
    } catch (JsonFormatError _) {
      return Optional.empty();
    }
  }

  private static Optional<RecordedEndpoint> of(JsonNode actual) {
    return Optional.of(
            new RecordedEndpoint(
                actual.path("vpcId").asString(""),
                actual.path("vpcEndpointType").asString(""),
                actual.path("serviceName").asString(""),
                actual.path("privateDnsEnabled").asBoolean(false)))
        .filter(read -> !read.vpcId().isEmpty())
        .filter(read -> !read.type().isEmpty())
        .filter(read -> !read.serviceName().isEmpty());
  }
}
