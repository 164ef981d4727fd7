package dev.sessionready.aws.recorded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.Filter;

/** The part of a listing that a request asks for: what is recorded is the whole of it. */
final class RecordedListing {

  /** The members of the listed by which listings are asked for. */
  private static final Map<String, String> FILTERED =
      Map.of(
          "network-interface-id", "NetworkInterfaceId", "transit-gateway-id", "TransitGatewayId");

  private RecordedListing() {}

  /** What of the members a request asks for. */
  static Map<String, @Nullable Object> filtered(
      SdkRequest request, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> kept = new HashMap<>(members);
    for (Object filter : request.getValueForField("Filters", List.class).orElse(List.of())) {
      if (filter instanceof Filter one && FILTERED.containsKey(one.name())) {
        String member = Objects.requireNonNull(FILTERED.get(one.name()));
        Set<String> values = Set.copyOf(one.values());
        kept.replaceAll(
            (_, value) -> value instanceof List<?> all ? among(all, member, values) : value);
      }
    }
    return kept;
  }

  private static List<@Nullable Object> among(List<?> all, String member, Set<String> values) {
    List<@Nullable Object> among = new ArrayList<>(all);
    among.removeIf(one ->
        !(one instanceof Map<?, ?> members
            && members.get(member) instanceof String id
            && values.contains(id)));
    return among;
  }
}
