package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.model.InterfaceEndpoint;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.VpcEndpoint;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot that is as it should be, in a fraction of the time that {@link SnapshotMapper}
 * takes for it. Of everything else it says nothing: what it does not take has to be read by that,
 * which knows what is wrong, or that nothing is. So it may be stricter, but never laxer.
 */
final class SnapshotReader {

  private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);
  private static final ValueReader WHOLE = new SnapshotReader().of(SnapshotLayout.class);

  private final Map<Type, ValueReader> made = new HashMap<>();

  private SnapshotReader() {}

  /** The snapshot, or null where it must be read strictly. */
  static @Nullable SnapshotLayout read(InputStream in) {
    try {
      SnapshotTokens tokens = new SnapshotTokens(in);
      SnapshotLayout whole = (SnapshotLayout) WHOLE.read(tokens, new SharedValues());
      return tokens.isAtEnd() ? whole : null;
    } catch (RuntimeException _) {
      // Whatever it is, the strict reader meets it again and says what it is.
      return null;
    }
  }

  private ValueReader of(Type type) {
    ValueReader known = made.get(type);
    if (known == null) {
      known =
          type instanceof ParameterizedType generic
              ? generic((Class<?>) generic.getRawType(), generic.getActualTypeArguments())
              : plain((Class<?>) type);
      made.put(type, known);
    }
    return known;
  }

  private ValueReader generic(Class<?> type, Type[] arguments) {
    ValueReader last = of(arguments[arguments.length - 1]);
    if (type == Fact.class) {
      return fact(last, of(ReadFailure.class));
    }
    return type == List.class ? list(last) : map(last);
  }

  private ValueReader plain(Class<?> type) {
    if (type == String.class) {
      return SnapshotTokens::text;
    }
    if (type == int.class) {
      return (in, _) -> in.whole();
    }
    if (type == boolean.class || type == Boolean.class) {
      return (in, _) -> truth(in);
    }
    if (type == VpcEndpoint.class) {
      return endpoint();
    }
    return type.isRecord() && !TextType.isText(type)
        ? new RecordReader(type, this::of)
        : text(type);
  }

  private static ValueReader text(Class<?> type) {
    Function<String, ?> parse = TextType.of(type).parse();
    return (in, shared) -> parse.apply(in.text(shared));
  }

  private static boolean truth(SnapshotTokens in) {
    boolean truth = in.takes(TRUE);
    if (!truth && !in.takes(FALSE)) {
      throw new SnapshotTokens.Unusual();
    }
    return truth;
  }

  private static ValueReader list(ValueReader element) {
    return (in, shared) -> {
      in.take('[');
      if (in.takes(']')) {
        return List.of();
      }
      Object first = element.read(in, shared);
      if (in.takes(']')) {
        List<?> alone = List.of(first);
        return first instanceof String ? shared.value(alone) : alone;
      }
      List<Object> all = new ArrayList<>();
      all.add(first);
      do {
        in.take(',');
        all.add(element.read(in, shared));
      } while (!in.takes(']'));
      return List.copyOf(all);
    };
  }

  private static ValueReader map(ValueReader value) {
    return (in, shared) -> {
      Map<String, Object> all = new HashMap<>();
      in.take('{');
      for (boolean ended = in.takes('}'); !ended; ended = !in.takes(',')) {
        String key = in.text(shared);
        in.take(':');
        Object noun = value.read(in, shared);
        if (all.put(key, noun) != null || NounName.otherThan(key, noun).isPresent()) {
          throw new SnapshotTokens.Unusual();
        }
      }
      if (!all.isEmpty()) {
        in.take('}');
      }
      return Map.copyOf(all);
    };
  }

  private static ValueReader fact(ValueReader known, ValueReader failure) {
    return (in, shared) -> {
      in.take('{');
      String answer = in.text(shared);
      in.take(':');
      Fact<?> fact =
          switch (answer) {
            case FactSerializer.KNOWN -> Fact.known(known.read(in, shared));
            case FactSerializer.ABSENT -> absent(in);
            case FactSerializer.UNREADABLE ->
                Fact.unreadable((ReadFailure) failure.read(in, shared));
            default -> throw new SnapshotTokens.Unusual();
          };
      in.take('}');
      return fact;
    };
  }

  private static Fact<?> absent(SnapshotTokens in) {
    if (!truth(in)) {
      throw new SnapshotTokens.Unusual();
    }
    return Fact.absent();
  }

  // Its type stands first, and is a component of the endpoints of other types alone.
  private ValueReader endpoint() {
    RecordReader byInterface = new RecordReader(InterfaceEndpoint.class, this::of);
    RecordReader byGateway = new RecordReader(GatewayEndpoint.class, this::of);
    RecordReader other = new RecordReader(OtherEndpoint.class, this::of);
    return (in, shared) -> {
      in.take('{');
      if (!in.text(shared).equals(EndpointDeserializer.TYPE)) {
        throw new SnapshotTokens.Unusual();
      }
      in.take(':');
      String type = in.text(shared);
      return switch (type) {
        case InterfaceEndpoint.TYPE -> byInterface.rest(in, shared);
        case GatewayEndpoint.TYPE -> byGateway.rest(in, shared);
        default -> other.rest(EndpointDeserializer.TYPE, type, in, shared);
      };
    };
  }
}
