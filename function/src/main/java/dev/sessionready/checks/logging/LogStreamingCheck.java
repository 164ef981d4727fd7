package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the session's kind and platform can be streamed to CloudWatch Logs. */
@CheckInfo(
    id = "log-streaming",
    title = "Sessions of this kind on this platform can be streamed",
    why =
        "Where the agent cannot stream it does not upload the log at the end either: on Windows it"
            + " needs PowerShell 5.1 and that no policy sets up transcription. Sessions of"
            + " non-interactive commands cannot be streamed at all: on every platform they end where"
            + " the preferences ask for it.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging-cwl-streaming.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = Symptom.SESSION_ENDS,
    remediation = {
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT
    })
@AutoService(Check.class)
public final class LogStreamingCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch()) {
      return Verdict.notApplicable("preferences.no-cloudwatch");
    }
    if (!preferences.cloudWatch().streamingEnabled()) {
      return Verdict.notApplicable("log-streaming.off");
    }
    // Whatever the platform, the worker of such a session ends where it is to stream.
    // https://github.com/aws/amazon-ssm-agent/tree/mainline/agent/session/plugins/noninteractivecommands
    if (isNotInteractive(preferences)) {
      return notInteractive(SessionDocumentCommands.of(subject), preferences.sessionType());
    }
    String id = subject.instance().id();
    return subject.isWindows()
        ? Verdict.unverifiable(List.of(id), "log-streaming.windows", id)
        : Verdict.pass("log-streaming.streams", preferences.sessionType());
  }

  /** Whether sessions are of the kind that the agent cannot stream. */
  static boolean isNotInteractive(SessionPreferences preferences) {
    return preferences.sessionType().equals("NonInteractiveCommands");
  }

  private static Verdict notInteractive(SessionDocumentCommands document, String sessionType) {
    return Verdict.fail(
            HIGH,
            Symptom.SESSION_ENDS,
            "log-streaming.not-interactive",
            document.name(),
            sessionType)
        .withResources(List.of(document.name()))
        .withSteps(document.set("cloudWatchStreamingEnabled: false"));
  }
}
