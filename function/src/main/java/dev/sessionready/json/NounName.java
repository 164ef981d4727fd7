package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionDocumentVersions;
import dev.sessionready.model.UnreadResource;
import dev.sessionready.network.model.TransitGatewayRouteTable;
import dev.sessionready.network.model.VpcDnsAttributes;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/** Under which key a noun is kept in a map: its own name, where it has one. */
record NounName(String field, String name) {

  /** The component in which a noun names itself where that is not its id; empty for none. */
  private static final Map<Class<?>, String> FIELDS =
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
          // Kept by the name of the document.
          SessionDocumentVersions.class, "",
          // Kept by its id, which it does not repeat.
          UnreadResource.class, "");

  private static final ClassValue<Optional<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> noun) {
          return accessor(noun);
        }
      };

  /** The name of what stands in a map other than its key; an absent or unreadable noun has none. */
  static Optional<NounName> otherThan(Object key, Object value) {
    return switch (value) {
      case Fact.Known<?>(Object known) -> otherThan(key, known);
      case Fact<?> _ -> Optional.empty();
      case Record noun -> of(noun).filter(own -> !own.name().equals(key));
      default -> Optional.empty();
    };
  }

  private static Optional<NounName> of(Record noun) {
    return ACCESSORS.get(noun.getClass()).map(accessor -> name(accessor, noun));
  }

  private static NounName name(Method accessor, Record noun) {
    try {
      return new NounName(accessor.getName(), String.valueOf(accessor.invoke(noun)));
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(accessor + " cannot be read", broken);
    }
  }

  private static Optional<Method> accessor(Class<?> noun) {
    String field = FIELDS.getOrDefault(noun, "id");
    try {
      return field.isEmpty() ? Optional.empty() : Optional.of(noun.getMethod(field));
    } catch (NoSuchMethodException nameless) {
      throw new IllegalStateException(
          noun + " has no " + field + "; say here how it is kept", nameless);
    }
  }
}
