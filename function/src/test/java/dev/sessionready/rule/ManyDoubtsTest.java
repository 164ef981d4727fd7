package dev.sessionready.rule;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Fact;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import dev.sessionready.world.Alike;
import dev.sessionready.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One event of a security group, with 230 instances behind it whose agents are away. */
class ManyDoubtsTest {

  private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");
  private static final int BEHIND = 230;

  private final Snapshot account = account();
  private final List<String> asked = new ArrayList<>();
  private final List<Evaluation> put = new ArrayList<>();

  @Test
  void eachIsAskedForItsChannelOnceByOneEvent() {
    answer(Fact.known("notconnected")).orThrow();

    assertThat(asked).containsExactlyInAnyOrderElementsOf(ids());
    assertThat(put).extracting(Evaluation::resourceId).containsExactlyInAnyOrderElementsOf(ids());
  }

  @Test
  void whereItWasNotAskedThereIsNoVerdictAndTheRunSaysSo() {
    RunResult result =
        answer(Fact.unreadable("ssm:GetConnectionStatus", "not asked, since they are too many"));

    assertThat(put).isEmpty();
    assertThat(result.undetermined()).hasSize(BEHIND);
    assertThatExceptionOfType(IncompleteRun.class)
        .isThrownBy(result::orThrow)
        .withMessageContaining("230 of 230 instances got no verdict")
        .withMessageContaining("ssm:GetConnectionStatus: not asked, since they are too many");
  }

  private RunResult answer(Fact<String> channel) {
    return new Readiness(
            source(channel),
            new JsonDocuments(),
            new Assessor(Catalogue.load()),
            (_, _) -> "",
            put::addAll)
        .answer(
            new InvokingEvent.Changed("AWS::EC2::SecurityGroup", "sg-web", AT),
            RuleParameters.DEFAULTS);
  }

  private Source source(Fact<String> channel) {
    return new Source() {
      @Override
      public Snapshot look(Scope scope, RuleParameters parameters) {
        return account;
      }

      @Override
      public AffectedInstances affectedBy(WatchedResource changed, RuleParameters parameters) {
        return AffectedInstances.exactly(new Scope.Only(ids()));
      }

      @Override
      public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
        asked.addAll(instanceIds);
        return instanceIds.stream().collect(toMap(identity(), _ -> channel));
      }
    };
  }

  private Set<String> ids() {
    return account.instances().ask().orElseThrow().keySet();
  }

  private static Snapshot account() {
    Snapshot healthy = World.healthy().snapshot();
    Instance one = healthy.instances().ask().orElseThrow().values().iterator().next();
    SystemsManagerFacts known = healthy.systemsManager();
    return new Snapshot(
        healthy.capturedAt(),
        healthy.place(),
        Fact.known(
            IntStream.range(0, BEHIND)
                .mapToObj(at -> Alike.of(one, "i-%017x".formatted(at)))
                .collect(toMap(Instance::id, identity()))),
        new SystemsManagerFacts(
            Fact.known(Map.of()),
            Map.of(),
            known.sessionDocuments(),
            known.sessionDocumentVersions(),
            known.defaultHostManagementRole()),
        healthy.network(),
        healthy.identity(),
        healthy.logging());
  }
}
