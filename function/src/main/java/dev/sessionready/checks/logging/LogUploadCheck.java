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
import dev.sessionready.checks.agent.AgentVersionCheck;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the log of a session outlives an instance that stops meanwhile. */
@CheckInfo(
    id = "log-upload",
    title = "Session logs are streamed while the session runs",
    why =
        "A log that is not streamed is uploaded when its session ends. Where the instance stops or"
            + " terminates first, it is not uploaded.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-cwl-streaming.html",
    severity = LOW,
    stage = Stage.LOGGING,
    symptoms = Symptom.LOG_LOST,
    remediation = {
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT,
      AgentVersionCheck.UPDATE
    })
@AutoService(Check.class)
public final class LogUploadCheck implements Check {

  private static final String STREAM = "cloudWatchStreamingEnabled: true";

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch() && !preferences.logsToS3()) {
      return Verdict.notApplicable("log-upload.not-logged");
    }
    if (preferences.logsToCloudWatch() && preferences.cloudWatch().streamingEnabled()) {
      return Verdict.pass("log-upload.streamed", preferences.cloudWatch().logGroupName());
    }
    if (LogStreamingCheck.isNotInteractive(preferences)) {
      return Verdict.notApplicable("log-upload.not-interactive", preferences.sessionType());
    }
    SessionDocumentCommands document = SessionDocumentCommands.of(subject);
    Verdict.Fail fail =
        Verdict.fail(LOW, Symptom.LOG_LOST, "log-upload.at-end", document.name())
            .withResources(List.of(document.name()));
    // A group that is not there yet, out of reach or not permitted would cost more than this does.
    return preferences.logsToCloudWatch()
        ? streaming(subject, document, fail)
        : fail.withoutFix(
            NoFix.OPERATORS_CHOICE, FixStep.look(Text.message("fix.only-cloudwatch-streams")));
  }

  // What fails is certain whatever could not be read; that streaming does no harm has to be known.
  private static Verdict streaming(
      Subject subject, SessionDocumentCommands document, Verdict.Fail fail) {
    try {
      return new LogGroupLookup(subject).isRefused()
          ? fail.withoutFix(
              NoFix.OPERATORS_CHOICE,
              FixStep.look(Text.message("fix.allow-before-streaming", LogGroupLookup.ACTION)))
          : fail.withSteps(
              Stream.concat(neededToStream(subject).stream(), document.set(STREAM).stream())
                  .toList());
    } catch (Ignorance _) {
      return fail.withoutFix(
          NoFix.OPERATORS_CHOICE, FixStep.look(Text.message("fix.read-before-streaming")));
    }
  }

  private static List<FixStep> neededToStream(Subject subject) {
    List<FixStep> steps = new ArrayList<>();
    boolean isTooOld =
        subject
            .managed()
            .flatMap(agent -> AgentVersion.find(agent.agentVersion()))
            .filter(version -> version.isOlderThan(AgentVersionCheck.STREAMS))
            .isPresent();
    if (isTooOld) {
      steps.add(FixStep.fix(AgentVersionCheck.update(subject.instance().id())));
    }
    if (subject.isWindows()) {
      steps.add(FixStep.onMachine(Text.message("fix.streaming-on-windows")));
    }
    return steps;
  }
}
