package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session document takes from Parameter Store: the agent reads it as the session starts, and
 * ends the session where it may not.
 *
 * @see <a
 *     href="https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/framework/docparser/docparser.go">
 *     How the agent resolves a session document</a>
 */
final class ParameterStore {

  private static final String ACTION = "ssm:GetParameters";

  private ParameterStore() {}

  /** The failure where the role may not read a parameter; empty where it may, or that is open. */
  static Optional<Verdict> refused(
      Subject subject, String document, SessionPreferences preferences) {
    return preferences.storedParameters().isEmpty()
        ? Optional.empty()
        : role(subject.credentials())
            .flatMap(role -> refused(subject, role, document, preferences));
  }

  private static Optional<Role> role(AgentCredentials credentials) {
    return switch (credentials) {
      case AgentCredentials.Profile(Role role) -> Optional.of(role);
      case AgentCredentials.DefaultHostManagement(Role role) -> Optional.of(role);
      case AgentCredentials.None _ -> Optional.empty();
    };
  }

  private static Optional<Verdict> refused(
      Subject subject, Role role, String document, SessionPreferences preferences) {
    List<String> names =
        preferences.storedParameters().stream()
            .filter(name ->
                subject.permissions(role).decide(ACTION, arn(subject.place(), name))
                    instanceof Decision.Denied)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.fail(
                    HIGH,
                    Symptom.SESSION_ENDS,
                    "session-preferences.parameter-refused",
                    document,
                    names,
                    role.name(),
                    ACTION)
                .withResources(List.of(document, role.arn()))
                .withSteps(allow(subject, names)));
  }

  private static List<FixStep> allow(Subject subject, List<String> names) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    names.forEach(name -> allowed.put(arn(subject.place(), name), List.of(ACTION)));
    return new AgentRole(subject).allow("session-manager-parameters", allowed).stream().toList();
  }

  private static String arn(AccountRegion place, String name) {
    return place.arn("ssm", "parameter/" + (name.startsWith("/") ? name.substring(1) : name));
  }
}
