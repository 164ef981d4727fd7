package dev.sessionready.rule;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Finding;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Instance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assessments made by hand, of instances and by checks that exist only here. */
public final class Assessments {

  public static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

  private Assessments() {}

  /** What checks would say of a running instance, {@code i-1}, that is named {@code web}. */
  public static Assessment of(Finding... findings) {
    return of("running", findings);
  }

  /** What checks would say of an instance in that state. */
  public static Assessment of(String state, Finding... findings) {
    return new Assessment(instance("i-1", state, Map.of("Name", "web")), List.of(findings));
  }

  /** A finding by the check of that class. */
  public static Finding finding(Class<? extends Check> check, Verdict verdict) {
    return new Finding(Catalogue.info(check), verdict);
  }

  /** A failure with those words, one resource and one command. */
  public static Verdict.Fail fail(Severity severity, String what) {
    return fail(severity, what, null);
  }

  /** A failure beside which a look failed. */
  public static Verdict.Fail fail(
      Severity severity, String what, Verdict.@Nullable Unreadable unread) {
    return new Verdict.Fail(
        severity,
        Text.word(what),
        Text.word("Sessions hang."),
        List.of("sg-1"),
        List.of(FixStep.fix("aws ec2 mend")),
        null,
        unread);
  }

  /** An instance in that state with those tags. */
  public static Instance instance(String id, String state, Map<String, String> tags) {
    return new Instance(
        id,
        state,
        AT,
        "ami-1",
        "",
        "Linux/UNIX",
        "vpc-1",
        "subnet-1",
        null,
        new MetadataOptions("enabled", "required", 2, "applied"),
        List.of(),
        tags);
  }

  /** A check that is never asked, because its verdicts are made by hand. */
  interface Mute extends Check {
    @Override
    default Verdict judge(Subject subject) {
      throw new UnsupportedOperationException("verdicts are made by hand here");
    }
  }

  /** A check without which no session starts. */
  @CheckInfo(
      id = "road-open",
      title = "The road is open",
      why = "Nobody arrives on a closed road.",
      source = "https://docs.aws.amazon.com/road",
      severity = Severity.CRITICAL,
      stage = Stage.NETWORK,
      symptoms = {Symptom.NOT_CONNECTED, Symptom.BLACK_SCREEN},
      remediation = {"aws ec2 open-road --road-id ROAD_ID", "aws ec2 sweep-road --road-id ROAD_ID"},
      seed = {SeedRow.VPC_ENDPOINTS, SeedRow.VPC_DNS})
  public static final class RoadOpen implements Mute {}

  /** A check that a closed road explains. */
  @CheckInfo(
      id = "guest-arrives",
      title = "The guest arrives",
      why = "Without a guest there is nobody to talk to.",
      source = "https://docs.aws.amazon.com/guest",
      severity = Severity.HIGH,
      stage = Stage.NETWORK,
      symptoms = Symptom.SESSION_HANGS,
      remediation = "aws ssm invite-guest --name NAME",
      after = RoadOpen.class,
      seed = SeedRow.AGENT)
  public static final class GuestArrives implements Mute {}

  /** A check whose failure is advice. */
  @CheckInfo(
      id = "lamp-lit",
      title = "The lamp is lit",
      why = "It is nicer so.",
      source = "https://docs.aws.amazon.com/lamp",
      severity = Severity.LOW,
      stage = Stage.NETWORK)
  public static final class LampLit implements Mute {}
}
