package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Verdict;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.json.SnapshotTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes of which it is known what they may do to a verdict, made to every stored account. */
@Tag("thorough")
class UnrelatedChangesTest {

  /** Listings of things that mean nothing to whoever does not refer to them. */
  private static final Map<String, List<String>> LISTINGS =
      Map.of(
          "network",
          List.of(
              "vpcs",
              "subnets",
              "routeTables",
              "networkAcls",
              "securityGroups",
              "vpcEndpoints",
              "networkInterfaces"));

  /** Facts about things that are asked for by name. */
  private static final Map<String, List<String>> NAMED =
      Map.of(
          "identity", List.of("roles", "instanceProfiles", "managedPolicies"),
          "logging", List.of("keys", "buckets", "logGroups"));

  @Test
  void whatAnotherAccountHasBesidesDecidesNothing() {
    ObjectNode other = SnapshotTree.of(DemoAccount.DEMO.snapshot());

    assertThat(differences(tree -> addAll(tree, other), (before, after) -> !before.equals(after)))
        .isEmpty();
  }

  @Test
  void anAddedDenyOfWhatLogsNeedLetsNothingPassThatFailed() {
    assertThat(
            differences(
                tree -> addStatement(tree, "Deny", "[\"logs:*\", \"s3:*\", \"kms:*\"]"),
                (before, after) -> before instanceof Verdict.Fail && after instanceof Verdict.Pass))
        .isEmpty();
  }

  @Test
  void anAddedAllowLetsNothingFailThatPassed() {
    assertThat(
            differences(
                tree -> addStatement(tree, "Allow", "\"*\""),
                (before, after) -> before instanceof Verdict.Pass && after instanceof Verdict.Fail))
        .isEmpty();
  }

  private static List<String> differences(
      Consumer<ObjectNode> change, BiPredicate<Verdict, Verdict> isWrong) {
    return EveryAccount.storedAndField().toList().parallelStream()
        .flatMap(world -> differences(world, change, isWrong))
        .toList();
  }

  private static Stream<String> differences(
      World world, Consumer<ObjectNode> change, BiPredicate<Verdict, Verdict> isWrong) {
    ObjectNode tree = SnapshotTree.of(world.snapshot());
    change.accept(tree);
    Map<String, Verdict> before = verdicts(world);
    List<String> wrong = new ArrayList<>();
    verdicts(world.with(SnapshotTree.read(tree)))
        .forEach((place, after) -> {
          Verdict was = before.get(place);
          if (was != null && isWrong.test(was, after)) {
            wrong.add("%s: %s: %s becomes %s".formatted(world.name(), place, was, after));
          }
        });
    return wrong.stream();
  }

  private static Map<String, Verdict> verdicts(World world) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Assessment assessment : world.assess()) {
      for (Finding finding : assessment.findings()) {
        verdicts.put(assessment.instance().id() + " " + finding.id(), finding.verdict());
      }
    }
    return verdicts;
  }

  private static void addAll(ObjectNode account, ObjectNode other) {
    LISTINGS.forEach((section, listings) -> {
      for (String listing : listings) {
        if (account.path(section).path(listing).path("known") instanceof ObjectNode known) {
          add(known, other.path(section).path(listing).path("known"));
        }
      }
    });
    NAMED.forEach((section, maps) -> {
      for (String map : maps) {
        if (account.path(section).path(map) instanceof ObjectNode known) {
          add(known, other.path(section).path(map));
        }
      }
    });
  }

  private static void add(ObjectNode nouns, JsonNode others) {
    others.forEachEntry((id, noun) -> {
      if (!nouns.has(id)) {
        nouns.set(id, noun.deepCopy());
      }
    });
  }

  private static void addStatement(ObjectNode account, String effect, String actions) {
    account
        .path("identity")
        .path("roles")
        .forEach(role -> {
          if (role.path("known").path("inlinePolicies").path("known") instanceof ObjectNode known) {
            known.set(
                "added",
                JsonNodeFactory.instance
                    .objectNode()
                    .put(
                        "known",
                        "{\"Statement\":[{\"Effect\":\"%s\",\"Action\":%s,\"Resource\":\"*\"}]}"
                            .formatted(effect, actions)));
          }
        });
  }
}
