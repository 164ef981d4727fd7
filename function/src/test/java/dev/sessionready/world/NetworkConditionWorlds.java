package dev.sessionready.world;

import dev.sessionready.check.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Worlds in which a policy asks through which network path a request comes, and that path is one of
 * those that the cases of the network's checks know: each made from a seed, and the same every
 * time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties">
 *     Properties of the network</a>
 */
final class NetworkConditionWorlds {

  /** The checks that ask policies. */
  static final Catalogue CHECKS =
      new Catalogue(
          Catalogue.load().checks().stream()
              .filter(check -> isOfPolicies(Catalogue.info(check).id()))
              .toList());

  private static final List<JsonNode> NETWORKS =
      Stream.of("routes", "private-dns", "endpoint-present", "endpoint-state", "resolver")
          .flatMap(Case::of)
          .map(Case::json)
          .filter(one -> one.path("patch").path("network").isObject())
          .toList();

  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIfExists",
          "StringNotEqualsIfExists",
          "ForAnyValue:StringEquals",
          "ForAllValues:StringNotLike",
          "Null");

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "aws:SourceVpce", List.of("vpce-s3", "vpce-kms", "vpce-ssm", "vpce-*", "vpce-other"),
          "aws:SourceVpc", List.of("vpc-app", "vpc-other"),
          "aws:VpcSourceIp", List.of("10.0.1.10", "192.0.2.1"),
          "aws:SourceIp", List.of("203.0.113.7", "10.0.1.10"));

  private NetworkConditionWorlds() {}

  static World of(int seed) {
    Random random = new Random(seed);
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    JsonNode network = pick(random, NETWORKS);
    patch.set("network", network.path("patch").path("network"));
    String key = pick(random, List.copyOf(new TreeSet<>(VALUES.keySet())));
    String operator = pick(random, OPERATORS);
    String value =
        operator.equals("Null")
            ? String.valueOf(random.nextBoolean())
            : pick(random, VALUES.getOrDefault(key, List.of()));
    String condition = "\"Condition\":{\"%s\":{\"%s\":\"%s\"}}".formatted(operator, key, value);
    String place = pick(random, List.of("bucket", "role", "key"));
    boolean deny = random.nextBoolean();
    patch.setAll(policy(place, deny, condition));
    return new Patch(patch)
        .onTheHealthyWorld()
        .named(
            "seed %d: %s of the %s, %s %s %s, %s"
                .formatted(
                    seed,
                    deny ? "denial" : "allowance",
                    place,
                    operator,
                    key,
                    value,
                    network.path("case").asString()));
  }

  private static boolean isOfPolicies(String id) {
    return Set.of(
            "core-actions",
            "logs-actions",
            "s3-actions",
            "bucket-policy",
            "bucket-key-use",
            "session-key-use",
            "endpoint-policies",
            "profile-shadows-host-management")
        .contains(id);
  }

  private static ObjectNode policy(String place, boolean deny, String condition) {
    String owner =
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"*\",\"Resource\":\"*\"}";
    String statement =
        "{\"Effect\":\"%s\",%s\"Action\":\"*\",\"Resource\":\"*\",%s}"
            .formatted(
                deny ? "Deny" : "Allow",
                place.equals("role") ? "" : "\"Principal\":{\"AWS\":\"*\"},",
                condition);
    String beside =
        switch (place) {
          case "role" -> "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
          default -> owner;
        };
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
            .formatted(deny ? beside + "," + statement : statement);
    String known = World.JSON.writeValueAsString(text);
    return (ObjectNode)
        World.JSON.readTree(
            switch (place) {
              case "bucket" ->
                  """
                  {"logging": {"buckets": {"session-logs": {"known":
                    {"policy": {"absent": null, "known": %s}}}}}}\
                  """
                      .formatted(known);
              case "role" ->
                  """
                  {"identity": {"roles": {"WebServerRole": {"known":
                    {"inlinePolicies": {"known": {"sessions": {"known": %s}}}}}}}}\
                  """
                      .formatted(known);
              default ->
                  """
                  {"logging": {"keys": {"arn:aws:kms:ap-northeast-1:123456789012:key/session":
                    {"known": {"policy": {"known": %s}}}}}}\
                  """
                      .formatted(known);
            });
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
