package dev.sessionready.alerts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Fact;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.world.World;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecondLookTest {

  private static final Snapshot DEMO =
      World.of(Path.of("src", "main", "resources", "dev", "sessionready", "demo", "demo.json"))
          .snapshot();
  private static final String READY = "i-0a1d9f0c5e2b47101";
  private static final String BLOCKED_IN = "i-0b2e8d1b6f3c58101";

  private final Set<String> askedForChannels = new HashSet<>();

  @Test
  void instancesAreSortedByWhatTheyAreNow() {
    SecondLook look = at(DEMO, RuleParameters.DEFAULTS, READY, BLOCKED_IN, "i-gone");

    assertThat(look.ready()).extracting(instance -> instance.id()).containsExactly(READY);
    assertThat(look.nonCompliant())
        .extracting(assessment -> assessment.instance().id())
        .containsExactly(BLOCKED_IN);
    assertThat(look.unjudged()).isEmpty();
  }

  @Test
  void whereInstancesCannotBeListedNoneIsJudged() {
    Snapshot blind =
        new Snapshot(
            DEMO.capturedAt(),
            DEMO.place(),
            Fact.unreadable("ec2:DescribeInstances", "denied"),
            DEMO.systemsManager(),
            DEMO.network(),
            DEMO.identity(),
            DEMO.logging());

    SecondLook look = at(blind, RuleParameters.DEFAULTS, READY, BLOCKED_IN);

    assertThat(look.unjudged()).containsExactlyInAnyOrder(READY, BLOCKED_IN);
    assertThat(look.nonCompliant()).isEmpty();
    assertThat(look.ready()).isEmpty();
  }

  @Test
  void anInstanceAmongOthersIsAskedForItsChannelAsIfItWereAlone() {
    at(DEMO, RuleParameters.DEFAULTS, READY, BLOCKED_IN);

    assertThat(askedForChannels).containsExactlyInAnyOrder(READY, BLOCKED_IN);
  }

  @Test
  void noChannelIsAskedForWhereTheRuleNeverAsks() {
    at(DEMO, RuleParameters.parse(Map.of("liveStatus", "never")), READY, BLOCKED_IN);

    assertThat(askedForChannels).isEmpty();
  }

  @Test
  void anExemptInstanceIsLeftOut() {
    String tag =
        requireNonNull(DEMO.instances().ask().orElseThrow().get(BLOCKED_IN))
            .tags()
            .keySet()
            .stream()
            .findFirst()
            .orElseThrow();

    SecondLook look = at(DEMO, RuleParameters.parse(Map.of("excludeTag", tag)), BLOCKED_IN);

    assertThat(look).isEqualTo(new SecondLook(List.of(), List.of(), Set.of()));
  }

  private SecondLook at(Snapshot snapshot, RuleParameters parameters, String... ids) {
    Source source =
        new Source() {
          @Override
          public Snapshot look(Scope scope, RuleParameters asked) {
            return snapshot;
          }

          @Override
          public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
            askedForChannels.addAll(instanceIds);
            return instanceIds.stream()
                .collect(
                    Collectors.toMap(
                        id -> id,
                        id -> Fact.known(id.equals(READY) ? "connected" : "notconnected")));
          }
        };
    Readiness readiness =
        new Readiness(
            source,
            new JsonDocuments(),
            new Assessor(Catalogue.load()),
            (_, _) -> "",
            _ -> {
              throw new AssertionError("a second look tells AWS Config nothing");
            });
    return SecondLook.at(Set.of(ids), readiness, parameters);
  }
}
