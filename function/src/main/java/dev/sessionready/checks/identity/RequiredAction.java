package dev.sessionready.checks.identity;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent asks of a service.
 *
 * @param asked the resource that its request names
 * @param granted the resource that a statement which allows it has to name
 */
record RequiredAction(String action, String asked, String granted) {

  private RequiredAction(String action, String resource) {
    this(action, resource, resource);
  }

  /**
   * Everything that sessions by these preferences ask of a service.
   *
   * @throws dev.sessionready.fact.Ignorance where the preferences or the key in them could not be
   *     read
   * @throws dev.sessionready.model.UnresolvedSetting.Deferred where a resource that it asks for is
   *     a parameter
   */
  static List<RequiredAction> of(Subject subject, Service service) {
    return switch (service) {
      case SSM -> ssm(subject);
      case SSMMESSAGES ->
          CoreActionsCheck.CHANNELS.stream().map(one -> new RequiredAction(one, "*")).toList();
      case LOGS -> logs(subject.place(), subject.preferences());
      case S3 -> s3(subject.place(), subject.preferences());
      case KMS -> kms(subject, subject.preferences().kmsKeyId());
    };
  }

  /**
   * Under Default Host Management it first registers, and asks for the credentials of the role.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html">
   *     Default Host Management Configuration</a>
   */
  private static List<RequiredAction> ssm(Subject subject) {
    RequiredAction update =
        new RequiredAction(
            "ssm:UpdateInstanceInformation", subject.place().instanceArn(subject.instance().id()));
    return subject.credentials() instanceof AgentCredentials.DefaultHostManagement
        ? List.of(
            new RequiredAction("ssm:RegisterManagedInstance", "*"),
            new RequiredAction("ssm:RequestManagedInstanceRoleToken", "*"),
            update)
        : List.of(update);
  }

  /**
   * What it asks to write a log stream of the group.
   *
   * @throws dev.sessionready.model.UnresolvedSetting.Deferred where the group is a parameter
   */
  static List<RequiredAction> logs(AccountRegion place, SessionPreferences preferences) {
    String arn = preferences.logGroupArn(place);
    // Both look-ups are authorised on streams without a name, the first on a group without one too.
    return List.of(
        new RequiredAction(LogsActionsCheck.DESCRIBE, place.logGroupArn(":log-stream:"), "*"),
        new RequiredAction("logs:CreateLogStream", arn + ":log-stream:*"),
        new RequiredAction(
            LogsActionsCheck.DESCRIBE_STREAMS, arn + ":log-stream:", arn + ":log-stream:*"),
        new RequiredAction(LogsActionsCheck.PUT, arn + ":log-stream:*"));
  }

  private static List<RequiredAction> s3(AccountRegion place, SessionPreferences preferences) {
    List<RequiredAction> needs = new ArrayList<>();
    needs.add(new RequiredAction("s3:PutObject", preferences.s3ObjectsArn(place) + ".log"));
    if (preferences.s3().encryptionEnabled()) {
      needs.add(new RequiredAction(S3ActionsCheck.READ_ENCRYPTION, preferences.s3BucketArn(place)));
    }
    return needs;
  }

  private static List<RequiredAction> kms(Subject subject, String reference) {
    if (!subject.place().isHere(reference)) {
      return List.of(new RequiredAction("kms:Decrypt", reference));
    }
    return subject.account().key(reference).ask().stream()
        .map(key -> new RequiredAction("kms:Decrypt", key.arn()))
        .toList();
  }
}
