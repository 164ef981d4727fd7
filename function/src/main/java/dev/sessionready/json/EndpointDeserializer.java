package dev.sessionready.json;

import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a VPC endpoint: AWS's word for its type says which record it is. Jackson's own type ids
 * would take the number 1 for the type "1".
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html">VpcEndpoint</a>
 */
final class EndpointDeserializer extends StdDeserializer<VpcEndpoint> {

  static final String TYPE = "type";

  EndpointDeserializer() {
    super(VpcEndpoint.class);
  }

  @Override
  public @Nullable VpcEndpoint deserialize(JsonParser in, DeserializationContext context) {
    if (!in.isExpectedStartObjectToken()) {
      return (VpcEndpoint) context.handleUnexpectedToken(VpcEndpoint.class, in);
    }
    ObjectNode endpoint = (ObjectNode) context.readTree(in);
    return switch (type(endpoint.path(TYPE), in)) {
      case InterfaceEndpoint.TYPE ->
          context.readTreeAsValue(endpoint.without(TYPE), InterfaceEndpoint.class);
      case GatewayEndpoint.TYPE ->
          context.readTreeAsValue(endpoint.without(TYPE), GatewayEndpoint.class);
      default -> context.readTreeAsValue(endpoint, OtherEndpoint.class);
    };
  }

  private static String type(JsonNode type, JsonParser in) {
    if (type.isString()) {
      return type.stringValue();
    }
    throw MismatchedInputException.from(in, String.class, "a type of endpoints is a text")
        .prependPath(new JacksonException.Reference(VpcEndpoint.class, TYPE));
  }
}
