package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Role;
import dev.sessionready.model.UnreadResource;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.VpcDnsAttributes;
import dev.sessionready.network.model.VpcEndpoint;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Which form each type of the model has. */
final class Forms {

  /** The field in which a noun names itself where that is not its id; empty where there is none. */
  private static final Map<Class<?>, String> OWN_NAMES =
      Map.of(
          ManagedInstance.class, "instanceId",
          InstanceProfile.class, "arn",
          Role.class, "name",
          LogGroup.class, "name",
          Bucket.class, "name",
          // Kept by the reference that names it, which may be an alias.
          KmsKey.class, "",
          // Kept by its VPC.
          VpcDnsAttributes.class, "",
          // Kept by the attachment that follows it.
          TransitGatewayRouteTable.class, "",
          // Kept by its id, which it does not repeat.
          UnreadResource.class, "");

  private Forms() {}

  /**
   * The form of a type.
   *
   * @throws IllegalStateException where it has none yet
   */
  static Form of(Type type) {
    return switch (type) {
      case Class<?> plain -> ofClass(plain);
      case ParameterizedType generic when generic.getRawType() == Fact.class ->
          new FactForm(of(last(generic)));
      case ParameterizedType generic when generic.getRawType() == List.class ->
          new ListForm(of(last(generic)));
      case ParameterizedType generic when generic.getRawType() == Map.class ->
          new MapForm(of(last(generic)), ownName(last(generic)));
      default -> throw without(type);
    };
  }

  private static Form ofClass(Class<?> type) {
    if (type == String.class) {
      return PlainForm.TEXT;
    }
    if (type == boolean.class || type == Boolean.class) {
      return PlainForm.FLAG;
    }
    if (type == int.class) {
      return PlainForm.WHOLE_NUMBER;
    }
    if (type == VpcEndpoint.class) {
      return new EndpointForm();
    }
    if (type.isEnum()) {
      return TextForm.ofEnum(type);
    }
    for (TextForm<?> form : TextForm.ALL) {
      if (form.type() == type) {
        return form;
      }
    }
    if (type.isRecord()) {
      return RecordForm.of(type.asSubclass(Record.class));
    }
    throw without(type);
  }

  private static String ownName(Type value) {
    return switch (value) {
      case ParameterizedType fact when fact.getRawType() == Fact.class -> ownName(last(fact));
      case Class<?> noun when noun.isRecord() || noun == VpcEndpoint.class ->
          OWN_NAMES.getOrDefault(noun, "id");
      default -> "";
    };
  }

  private static Type last(ParameterizedType generic) {
    return generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
  }

  private static IllegalStateException without(Type type) {
    return new IllegalStateException(type.getTypeName() + " has no form in JSON; add one here");
  }
}
