package dev.sessionready.checks.identity;

import dev.sessionready.check.Verdict;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.function.BiFunction;

/** What the preferences may ask for that needs permissions of the role. */
enum SessionFeature {
  SESSION_KEY,
  CLOUDWATCH_LOGS,
  S3;

  /** The verdict on the role; not applicable where the feature is off, or there is no role. */
  Verdict judge(Subject subject, BiFunction<SessionPreferences, Role, Verdict> question) {
    SessionPreferences preferences = subject.preferences();
    if (!isOn(preferences)) {
      return Verdict.notApplicable(off());
    }
    return RolePermissions.of(subject.credentials())
        .map(role -> question.apply(preferences, role))
        .orElseGet(() -> Verdict.notApplicable("identity.no-role"));
  }

  private boolean isOn(SessionPreferences preferences) {
    return switch (this) {
      case SESSION_KEY -> preferences.encryptsSessions();
      case CLOUDWATCH_LOGS -> preferences.logsToCloudWatch();
      case S3 -> preferences.logsToS3();
    };
  }

  private String off() {
    return switch (this) {
      case SESSION_KEY -> "preferences.no-session-key";
      case CLOUDWATCH_LOGS -> "preferences.no-cloudwatch";
      case S3 -> "preferences.no-s3";
    };
  }
}
