package dev.sessionready.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How ignorance and defects become answers, in one place. */
class AssessorTest {

  @Test
  void everyCheckIsAskedAndPublishedInTheOrderOfTheCatalogue() {
    assertThat(assess(new Sound(), new Broken(new IllegalStateException("a defect"))).findings())
        .extracting(Finding::id)
        .containsExactly("broken", "sound");
  }

  @Test
  void aFactThatCouldNotBeReadLeavesTheCheckUnreadable() {
    assertThat(verdicts(new Blind()))
        .containsExactly(new Verdict.Unreadable("ec2:DescribeVpcs", "AccessDenied"));
  }

  @Test
  void aBrokenCheckCostsNoOtherItsVerdict() {
    IllegalStateException defect = new IllegalStateException("a defect");

    assertThat(verdicts(new Broken(defect), new Blind(), new Sound()))
        .containsExactly(
            new Verdict.Unreadable("ec2:DescribeVpcs", "AccessDenied"),
            new Verdict.Broken(defect),
            Verdict.pass("key"));
  }

  @Test
  void aBrokenCheckIsBlindSoThatTheRunFailsAfterItWasPublished() {
    assertThat(assess(new Broken(new IllegalStateException("a defect"))).blind(Severity.CRITICAL))
        .extracting(Finding::id)
        .containsExactly("broken");
  }

  @Test
  void theAssessmentNamesItsInstance() {
    assertThat(assess(new Sound()).instance().id()).isEqualTo("i-web");
  }

  private static Assessment assess(Check... checks) {
    return new Assessor(new Catalogue(List.of(checks)))
        .assess(World.healthy().subjects().getFirst());
  }

  private static List<Verdict> verdicts(Check... checks) {
    return assess(checks).findings().stream().map(Finding::verdict).toList();
  }

  @CheckInfo(
      id = "sound",
      title = "",
      why = "",
      source = "",
      severity = Severity.HIGH,
      stage = Stage.NETWORK)
  private record Sound() implements Check {
    @Override
    public Verdict judge(Subject subject) {
      return Verdict.pass("key");
    }
  }

  @CheckInfo(
      id = "blind",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private record Blind() implements Check {
    @Override
    public Verdict judge(Subject subject) {
      throw new Ignorance("ec2:DescribeVpcs", "AccessDenied");
    }
  }

  @CheckInfo(
      id = "broken",
      title = "",
      why = "",
      source = "",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK)
  private record Broken(RuntimeException defect) implements Check {
    @Override
    public Verdict judge(Subject subject) {
      throw defect;
    }
  }
}
