package dev.sessionready.checks.identity;

import com.google.auto.service.AutoService;
import dev.sessionready.check.RoleDecisions;
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

/** The decisions by which the checks of permissions judge, each with the statement it rests on. */
@AutoService(RoleDecisions.class)
public final class SessionRoleDecisions implements RoleDecisions {

  @Override
  public Optional<OfRole> of(Subject subject) {
    return RolePermissions.of(subject.credentials())
        .map(role ->
            new OfRole(
                role.name(),
                actions(subject, role).stream().map(asked -> decision(role, asked)).toList()));
  }

  private static List<RequestedAction> actions(Subject subject, Role role) {
    List<RequestedAction> actions = new ArrayList<>(CoreActionsCheck.wants(subject, role).all());
    preferences(subject)
        .ifPresent(preferences -> {
          if (preferences.logsToCloudWatch()) {
            actions.addAll(LogsActionsCheck.wants(subject, preferences, role).all());
          }
          if (preferences.logsToS3()) {
            actions.addAll(S3ActionsCheck.wants(subject, preferences, role).all());
          }
        });
    return actions;
  }

  private static Optional<SessionPreferences> preferences(Subject subject) {
    try {
      return Optional.of(subject.preferences());
    } catch (Ignorance | UnresolvedSetting.Malformed _) {
      return Optional.empty();
    }
  }

  private static RoleDecision decision(Role role, RequestedAction asked) {
    return switch (asked.answer()) {
      case Decision.Allowed(var by) ->
          decision(asked, Answer.ALLOWED, Text.message("explain.allowed", by.name(), by.policy()));
      case Decision.Denied _ ->
          decision(asked, Answer.DENIED, new FeaturePermissions(role, List.of(asked)).why());
      case Decision.Depends depends ->
          decision(asked, Answer.DEPENDS, Text.message("explain.depends", depends.unknowns()));
    };
  }

  private static RoleDecision decision(RequestedAction asked, Answer answer, Text why) {
    return new RoleDecision(asked.action(), asked.resource(), answer, why);
  }
}
