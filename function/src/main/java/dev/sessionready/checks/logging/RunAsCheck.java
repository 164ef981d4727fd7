package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.LOW;
import static dev.sessionready.check.Severity.MEDIUM;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether sessions run as a user that the agent can take. */
@CheckInfo(
    id = "run-as",
    title = "Sessions run as an operating system user that the agent can take",
    why =
        "With run-as the agent starts the shell as the user that the tag SSMSessionRunAs of whoever"
            + " starts the session names, else as the default user of the preferences. Where neither"
            + " is set, or the user is root, the session ends.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-run-as.html",
    severity = MEDIUM,
    stage = Stage.PREFERENCES,
    symptoms = {Symptom.RUN_AS_REFUSED, Symptom.RUN_AS_NO_USER},
    remediation = {
      RunAsCheck.TAG_ROLE,
      RunAsCheck.TAG_USER,
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT
    })
@AutoService(Check.class)
public final class RunAsCheck implements Check {

  static final String TAG_ROLE =
      "aws iam tag-role --role-name ROLE_OF_USERS --tags Key=SSMSessionRunAs,Value=OS_USER";
  static final String TAG_USER =
      "aws iam tag-user --user-name USER --tags Key=SSMSessionRunAs,Value=OS_USER";

  private static final String SUPERUSER = "root";

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    preferences.requireSettled(SessionPreferences.RUN_AS);
    if (!preferences.runAs().enabled()) {
      return Verdict.pass("run-as.off");
    }
    if (subject.isWindows()) {
      return Verdict.notApplicable("run-as.windows");
    }
    return judge(subject, preferences.runAs().defaultUser(), SessionDocumentCommands.of(subject));
  }

  private static Verdict judge(Subject subject, String user, SessionDocumentCommands document) {
    List<String> name = List.of(document.name());
    if (user.isEmpty()) {
      Stream<FixStep> tags = Stream.of(TAG_ROLE, TAG_USER).map(FixStep::fix);
      return Verdict.fail(LOW, Symptom.RUN_AS_NO_USER, "run-as.no-user", document.name())
          .withResources(name)
          .withSteps(Stream.concat(tags, named(document)).toList());
    }
    if (user.equals(SUPERUSER)) {
      return Verdict.fail(MEDIUM, Symptom.RUN_AS_REFUSED, "run-as.root", document.name())
          .withResources(name)
          .withSteps(named(document).toList());
    }
    String id = subject.instance().id();
    return SessionPreferences.isParameter(user)
        ? Verdict.unverifiable(name, "preferences.parameter", user)
        : Verdict.unverifiable(List.of(id), "run-as.unseen", user, id);
  }

  private static Stream<FixStep> named(SessionDocumentCommands document) {
    return document.set(Map.of("runAsDefaultUser", "OS_USER")).stream();
  }
}
