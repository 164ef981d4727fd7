package dev.sessionready.json;

import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a VPC endpoint: its first field is AWS's word for its type, which says the others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html">VpcEndpoint</a>
 */
record EndpointForm() implements Form {

  private static final String TYPE = "type";
  private static final String INTERFACE = "Interface";
  private static final String GATEWAY = "Gateway";

  private static final RecordForm INTERFACES = RecordForm.of(InterfaceEndpoint.class);
  private static final RecordForm GATEWAYS = RecordForm.of(GatewayEndpoint.class);
  private static final RecordForm OTHERS = RecordForm.of(OtherEndpoint.class);

  @Override
  public JsonNode write(Object endpoint) {
    return switch ((VpcEndpoint) endpoint) {
      case InterfaceEndpoint value -> typed(INTERFACE, INTERFACES.write(value));
      case GatewayEndpoint value -> typed(GATEWAY, GATEWAYS.write(value));
      case OtherEndpoint value -> typed(other(value), OTHERS.write(value));
    };
  }

  @Override
  public Object read(Spot spot) {
    return switch (spot.field(TYPE).text()) {
      case INTERFACE -> INTERFACES.read(spot.without(TYPE));
      case GATEWAY -> GATEWAYS.read(spot.without(TYPE));
      default -> OTHERS.read(spot);
    };
  }

  private static ObjectNode typed(String type, ObjectNode fields) {
    return JsonNodeFactory.instance.objectNode().put(TYPE, type).setAll(fields);
  }

  private static String other(OtherEndpoint endpoint) {
    String type = endpoint.type();
    if (type.equals(INTERFACE) || type.equals(GATEWAY)) {
      throw new IllegalArgumentException(endpoint + " is of a type that has a record of its own");
    }
    return type;
  }
}
