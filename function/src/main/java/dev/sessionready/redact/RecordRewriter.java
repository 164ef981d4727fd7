package dev.sessionready.redact;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of the model, made anew with every text and address in them replaced. */
final class RecordRewriter {

  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          try {
            return type.getDeclaredConstructor(
                Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
          } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has one: " + type, impossible);
          }
        }
      };

  private final OwnText text;
  private final SecretAddresses addresses;
  private final JsonStrings policies;
  private final JsonStrings documents;

  RecordRewriter(OwnText text, SecretAddresses addresses) {
    this.text = text;
    this.addresses = addresses;
    this.policies = new JsonStrings(new PolicyWords(text), text);
    this.documents = new JsonStrings(new DocumentWords(text), text);
  }

  Snapshot rewrite(Snapshot snapshot) {
    return (Snapshot) inRecord(snapshot);
  }

  private Record inRecord(Record one) {
    RecordComponent[] components = one.getClass().getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    try {
      for (int at = 0; at < components.length; at++) {
        FieldKind kind =
            FieldKind.of(one.getClass().getSimpleName() + "." + components[at].getName());
        Object value = components[at].getAccessor().invoke(one);
        values[at] = value == null ? null : any(value, kind);
      }
      return (Record) CONSTRUCTORS.get(one.getClass()).newInstance(values);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(one.getClass() + " cannot be made anew", broken);
    }
  }

  private Object any(Object value, FieldKind kind) {
    return switch (value) {
      case String own -> inText(own, kind);
      case Ip address -> addresses.of(address);
      case Cidr block -> addresses.of(block);
      case Fact<?> fact -> inFact(fact, kind);
      case Map<?, ?> map -> inMap(map, kind);
      case List<?> list -> list.stream().map(one -> any(one, kind)).toList();
      case Boolean _, Integer _, Instant _, Enum<?> _, Ports _ -> value;
      case Record one -> inRecord(one);
      default -> throw new IllegalStateException("nothing is known of " + value.getClass());
    };
  }

  private Fact<?> inFact(Fact<?> fact, FieldKind kind) {
    return switch (fact) {
      case Fact.Known<?>(Object value) -> Fact.known(any(value, kind));
      case Fact.Absent<?> absent -> absent;
      case Fact.Unreadable<?>(ReadFailure failure) ->
          Fact.unreadable((ReadFailure) inRecord(failure));
    };
  }

  private Map<?, ?> inMap(Map<?, ?> map, FieldKind kind) {
    Map<Object, Object> other = new LinkedHashMap<>();
    map.entrySet().stream()
        .sorted((one, two) -> ((String) one.getKey()).compareTo((String) two.getKey()))
        .forEach(entry -> {
          String key = (String) entry.getKey();
          other.put(
              kind == FieldKind.TAGS ? text.ofTagKey(key) : text.of(key),
              any(entry.getValue(), kindOfValue(kind, key)));
        });
    return Map.copyOf(other);
  }

  private static FieldKind kindOfValue(FieldKind kind, String key) {
    return switch (kind) {
      case TAGS -> FieldKind.OWN;
      case POLICY_BY_ARN -> key.contains(":iam::aws:") ? FieldKind.AWS : FieldKind.POLICY;
      case AWS, SENTENCE, POLICY, DOCUMENT, OWN -> kind;
    };
  }

  private String inText(String own, FieldKind kind) {
    return switch (kind) {
      case AWS -> own;
      case SENTENCE -> text.inSentence(own);
      case POLICY, POLICY_BY_ARN -> policies.of(PolicyWords.decoded(own));
      case DOCUMENT -> documents.of(own);
      case TAGS, OWN -> text.of(own);
    };
  }
}
