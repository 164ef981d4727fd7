package dev.sessionready.checks.identity;

import dev.sessionready.check.Text;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a role may do of what sessions ask of it, with the statement that decides.
 *
 * @param resource as a policy has to name it
 * @param why the statement that allows or denies it, or what would have to be known
 */
public record RoleDecision(String action, String resource, Answer answer, Text why) {

  /** Whether AWS does it. */
  public enum Answer {
    ALLOWED,
    DENIED,
    /** It depends on what no API shows. */
    DEPENDS
  }

  /** Whose decisions they are, and each of them; none where there is no role. */
  public record OfRole(Optional<Role> role, List<RoleDecision> decisions) {

    public OfRole {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Every action that the agent asks for by the session preferences. What the preferences ask
   * besides is left out where they could not be read.
   *
   * @throws Ignorance where the role or its policies could not be read
   */
  public static OfRole of(Subject subject) {
    Optional<Role> role = RolePermissions.of(subject.credentials());
    List<RequestedAction> actions = new ArrayList<>();
    role.ifPresent(of -> {
      actions.addAll(CoreActionsCheck.wants(subject, of).all());
      preferences(subject)
          .ifPresent(preferences -> {
            if (preferences.logsToCloudWatch()) {
              actions.addAll(LogsActionsCheck.wants(subject, preferences, of).all());
            }
            if (preferences.logsToS3()) {
              actions.addAll(S3ActionsCheck.wants(subject, preferences, of).all());
            }
          });
    });
    return new OfRole(
        role, actions.stream().map(action -> of(role.orElseThrow(), action)).toList());
  }

  private static Optional<SessionPreferences> preferences(Subject subject) {
    try {
      return Optional.of(subject.preferences());
    } catch (Ignorance | UnresolvedSetting.Malformed _) {
      return Optional.empty();
    }
  }

  private static RoleDecision of(Role role, RequestedAction asked) {
    return switch (asked.answer()) {
      case Decision.Allowed(var by) ->
          new RoleDecision(
              asked.action(),
              asked.resource(),
              Answer.ALLOWED,
              Text.message("explain.allowed", by.name(), by.policy()));
      case Decision.Denied _ ->
          new RoleDecision(
              asked.action(),
              asked.resource(),
              Answer.DENIED,
              new FeaturePermissions(role, List.of(asked)).why());
      case Decision.Depends depends ->
          new RoleDecision(
              asked.action(),
              asked.resource(),
              Answer.DEPENDS,
              Text.message("explain.depends", depends.unknowns()));
    };
  }
}
