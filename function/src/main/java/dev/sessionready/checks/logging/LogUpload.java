package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.LOW;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.NoFix;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.agent.AgentVersion;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import dev.sessionready.model.Version;
import java.util.ArrayList;
import java.util.List;

/** Whether the log of a session outlives an instance that stops meanwhile. */
@CheckInfo(
    id = "log-upload",
    title = "Session logs are streamed while the session runs",
    why =
        "A log that is not streamed is uploaded when its session ends. Where the instance stops or"
            + " terminates first, nobody uploads it.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-cwl-streaming.html",
    severity = LOW,
    stage = Stage.LOGGING,
    seen = Symptom.LOG_LOST,
    fix = {SessionDocument.READ, SessionDocument.UPDATE, SessionDocument.MAKE_DEFAULT, AgentVersion.UPDATE})
@AutoService(Check.class)
public final class LogUpload implements Check {

  private static final String STREAM = "cloudWatchStreamingEnabled: true";

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch() && !preferences.logsToS3()) {
      return Verdict.notApplicable("log-upload.not-logged");
    }
    if (preferences.logsToCloudWatch() && preferences.cloudWatchStreamingEnabled()) {
      return Verdict.pass("log-upload.streamed", preferences.cloudWatchLogGroupName());
    }
    if (LogStreaming.isNotInteractive(preferences)) {
      return Verdict.notApplicable("log-upload.not-interactive", preferences.sessionType());
    }
    SessionDocument document = SessionDocument.of(subject);
    Verdict.Fail fail =
        Verdict.fail(LOW, Symptom.LOG_LOST, "log-upload.at-end", document.name())
            .withResources(List.of(document.name()));
    // A group that is not there yet, out of reach or not permitted would cost more than this does.
    return preferences.logsToCloudWatch()
        ? fail.withSteps(streaming(subject, document))
        : fail.withoutFix(
            NoFix.OPERATORS_CHOICE, FixStep.look(Text.message("fix.only-cloudwatch-streams")));
  }

  private static List<FixStep> streaming(Subject subject, SessionDocument document) {
    List<FixStep> steps = new ArrayList<>();
    try {
      steps.addAll(neededToStream(subject));
    } catch (Ignorance _) {
      // What fails is certain all the same, and what it takes to stream is told where it is known.
    }
    steps.addAll(document.set(STREAM));
    return steps;
  }

  private static List<FixStep> neededToStream(Subject subject) {
    List<FixStep> steps = new ArrayList<>();
    boolean isTooOld =
        subject
            .managed()
            .flatMap(agent -> Version.find(agent.agentVersion()))
            .filter(version -> version.isOlderThan(AgentVersion.STREAMS))
            .isPresent();
    if (isTooOld) {
      steps.add(FixStep.fix(AgentVersion.update(subject.instance().id())));
    }
    if (subject.isWindows()) {
      steps.add(FixStep.onMachine(Text.message("fix.streaming-on-windows")));
    }
    return steps;
  }
}
