package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.LoggingRequirement;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether sessions are logged where the operator demands it. */
@CheckInfo(
    id = "required-logging",
    title = "The preferences log sessions where the rule demands it",
    why =
        "Sessions are logged where their session document says so, and nowhere by default. Sessions"
            + " over SSH and of port forwarding are never logged: "
            + PlainSessions.FORBID,
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html",
    severity = HIGH,
    stage = Stage.PREFERENCES,
    symptoms = Symptom.NOT_LOGGED,
    remediation = {
      ChosenKey.ALLOW,
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT,
      SessionDocumentCommands.CREATE
    })
@AutoService(Check.class)
public final class RequiredLoggingCheck implements Check {

  private static final Map<String, String> CLOUDWATCH =
      Map.of("cloudWatchLogGroupName", "LOG_GROUP");
  private static final Map<String, String> S3 = Map.of("s3BucketName", "BUCKET");

  @Override
  public Verdict judge(Subject subject) {
    LoggingRequirement required = subject.expectations().requireLogging();
    if (required == LoggingRequirement.NONE) {
      return Verdict.notApplicable("required-logging.not-demanded");
    }
    SessionPreferences preferences = subject.preferences();
    SessionDocumentCommands document = SessionDocumentCommands.of(subject);
    if (preferences.forwardsPorts()) {
      return failure(document, "required-logging.ports", document.name())
          .withSteps(document.fix("sessionType"));
    }
    if (required.isMetBy(preferences)) {
      return Verdict.pass("required-logging.met", document.name(), parameter(required));
    }
    Missing missing = missing(required, preferences);
    return failure(
            document,
            document.exists() ? "required-logging.missing" : "required-logging.no-document",
            document.name(),
            missing.text(),
            parameter(required))
        .withSteps(document.set(missing.inputs()));
  }

  private static Verdict.Fail failure(
      SessionDocumentCommands document, String key, Object... arguments) {
    return Verdict.fail(HIGH, Symptom.NOT_LOGGED, key, arguments)
        .withResources(List.of(document.name()));
  }

  /** The inputs that would have sessions logged wherever it is demanded. */
  static Map<String, String> inputs(LoggingRequirement required, SessionPreferences preferences) {
    return missing(required, preferences).inputs();
  }

  private static Missing missing(LoggingRequirement required, SessionPreferences preferences) {
    Missing cloudWatch = new Missing(Text.word("CloudWatch Logs"), CLOUDWATCH);
    Missing s3 = new Missing(Text.word("S3"), S3);
    return switch (required) {
      case NONE -> new Missing(Text.list(List.of()), Map.of());
      case CLOUDWATCH -> cloudWatch;
      case S3 -> s3;
      // One of them is enough, and CloudWatch Logs keeps the log of an instance that goes away.
      case ANY -> new Missing(Text.message("required-logging.either"), CLOUDWATCH);
      case BOTH -> {
        if (preferences.logsToCloudWatch()) {
          yield s3;
        }
        yield preferences.logsToS3() ? cloudWatch : cloudWatch.and(s3);
      }
    };
  }

  private static String parameter(LoggingRequirement required) {
    return required.name().toLowerCase(Locale.ROOT);
  }

  /** Where sessions are not logged, and the inputs that would have them logged there. */
  private record Missing(Text text, Map<String, String> inputs) {

    Missing and(Missing other) {
      Map<String, String> both = new LinkedHashMap<>(inputs);
      both.putAll(other.inputs);
      return new Missing(Text.list(List.of(text, other.text)), both);
    }
  }
}
