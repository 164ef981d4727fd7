package dev.sessionready.rule;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Fact;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Snapshot;
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
      World.of(Path.of("src", "main", "resources", "dev", "sessionready", "cli", "demo.json"))
          .snapshot();
  private static final String READY = "i-0a1d9f0c5e2b47101";
  private static final String SHUT_IN = "i-0b2e8d1b6f3c58101";

  private final Set<String> askedForChannels = new HashSet<>();

  @Test
  void instancesAreSortedByWhatTheyAreNow() {
    SecondLook look = at(DEMO, Parameters.DEFAULTS, READY, SHUT_IN, "i-gone");

    assertThat(look.ready()).extracting(instance -> instance.id()).containsExactly(READY);
    assertThat(look.nonCompliant())
        .extracting(assessment -> assessment.instance().id())
        .containsExactly(SHUT_IN);
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

    SecondLook look = at(blind, Parameters.DEFAULTS, READY, SHUT_IN);

    assertThat(look.unjudged()).containsExactlyInAnyOrder(READY, SHUT_IN);
    assertThat(look.nonCompliant()).isEmpty();
    assertThat(look.ready()).isEmpty();
  }

  @Test
  void anInstanceAmongOthersIsAskedForItsChannelAsIfItWereAlone() {
    at(DEMO, Parameters.DEFAULTS, READY, SHUT_IN);

    assertThat(askedForChannels).containsExactlyInAnyOrder(READY, SHUT_IN);
  }

  @Test
  void noChannelIsAskedForWhereTheRuleNeverAsks() {
    at(DEMO, Parameters.parse(Map.of("liveStatus", "never")), READY, SHUT_IN);

    assertThat(askedForChannels).isEmpty();
  }

  @Test
  void anExemptInstanceIsLeftOut() {
    String tag =
        requireNonNull(DEMO.instances().ask().orElseThrow().get(SHUT_IN)).tags().keySet().stream()
            .findFirst()
            .orElseThrow();

    SecondLook look = at(DEMO, Parameters.parse(Map.of("excludeTag", tag)), SHUT_IN);

    assertThat(look).isEqualTo(new SecondLook(List.of(), List.of(), Set.of()));
  }

  private SecondLook at(Snapshot snapshot, Parameters parameters, String... ids) {
    Source source =
        new Source() {
          @Override
          public Snapshot look(Scope scope, Parameters asked) {
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
