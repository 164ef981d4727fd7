package dev.sessionready.infra;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sessionready.aws.client.Permission;
import dev.sessionready.lambda.ReportFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the functions may do: read the account, report verdicts or publish alerts, and write what is
 * their own.
 *
 * <p>All that the code calls is a {@link Permission}. Reading is granted on every resource, because
 * any resource of the account may bear on an instance and most of these actions cannot be narrowed.
 */
final class Grants {

  private Grants() {}

  /**
   * What the rule's function may do; where there is a bucket for reports, it puts them there.
   *
   * @param rest where the rest of a sweep is left
   */
  static PolicyDocument of(
      ILogGroup log, IQueue deadLetters, IQueue rest, @Nullable IBucket reports) {
    return document(
        everywhere(_ -> true),
        Stream.of(
            writing(log),
            on(deadLetters.getQueueArn(), "KeepDeadLetters", "sqs:SendMessage"),
            leaving(rest)),
        reporting(reports));
  }

  /** What the function may do that goes on with sweeps: sweep, and take and leave what is left. */
  static PolicyDocument ofSweeper(ILogGroup log, IQueue rest, @Nullable IBucket reports) {
    return document(
        // Only an event about a resource asks for its history.
        everywhere(permission -> permission != Permission.GET_RESOURCE_CONFIG_HISTORY),
        Stream.of(writing(log), taking("TakeRest", List.of(rest)), leaving(rest)),
        reporting(reports));
  }

  private static PolicyDocument document(
      Stream<PolicyStatement> everywhere,
      Stream<PolicyStatement> own,
      Stream<PolicyStatement> onDemand) {
    return PolicyDocument.Builder.create()
        .statements(Stream.of(everywhere, own, onDemand).flatMap(some -> some).toList())
        .build();
  }

  private static PolicyStatement leaving(IQueue rest) {
    return on(rest.getQueueArn(), "LeaveRest", Permission.SEND_MESSAGE.action());
  }

  private static PolicyStatement taking(String sid, List<? extends IQueue> queues) {
    return on(
        queues.stream().map(IQueue::getQueueArn).toList(),
        sid,
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage");
  }

  private static Stream<PolicyStatement> reporting(@Nullable IBucket reports) {
    return Stream.ofNullable(reports)
        .map(bucket ->
            on(
                Stream.of(ReportFile.values())
                    .flatMap(file -> Stream.of(file.key(), file.keysOfPortions()))
                    .map(bucket::arnForObjects)
                    .toList(),
                "PutReport",
                Permission.PUT_OBJECT.action()));
  }

  /** What the alert function may do: read the account, and alert people. */
  static PolicyDocument ofNotifier(
      ILogGroup log, List<? extends IQueue> queues, ITable sent, Alerts alerts) {
    Stream<PolicyStatement> own =
        Stream.of(
            writing(log),
            taking("TakeChanges", queues),
            on(
                sent.getTableArn(),
                "RememberSentAlerts",
                Permission.QUERY.action(),
                Permission.UPDATE_ITEM.action()),
            on(
                alerts.topic().getTopicArn(),
                "Publish",
                Permission.GET_TOPIC_ATTRIBUTES.action(),
                Permission.PUBLISH.action()));
    Stream<PolicyStatement> encrypting =
        alerts.key().stream()
            .map(key ->
                on(key.getKeyArn(), "PublishEncrypted", "kms:Decrypt", "kms:GenerateDataKey"));
    return document(everywhere(Grants::isReading), own, encrypting);
  }

  // Only the rule uses AWS Config: the alert function just reads what bears on instances.
  private static boolean isReading(Permission permission) {
    return !permission.service().equals("config");
  }

  private static Stream<PolicyStatement> everywhere(Predicate<Permission> included) {
    return Stream.of(Permission.values())
        .filter(permission -> !permission.isOnOwnResource())
        .filter(included)
        .collect(groupingBy(Grants::sid, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(grant -> on("*", grant.getKey(), actions(grant.getValue())));
  }

  // A statement for each kind of thing that is read, so that whoever reviews the role sees why.
  private static String sid(Permission permission) {
    String service = permission.service();
    return switch (service) {
      case "ec2" -> "ReadNetwork";
      case "ssm" -> "ReadSystemsManager";
      case "iam" -> "ReadIdentity";
      case "logs" -> "ReadLogGroups";
      case "kms" -> "ReadKeys";
      case "s3" -> "ReadBuckets";
      case "route53", "route53profiles", "route53resolver" -> "ReadDns";
      case "config" ->
          permission == Permission.GET_RESOURCE_CONFIG_HISTORY ? "ReadHistory" : "ReportVerdicts";
      default -> throw new IllegalStateException("no statement of the role is for " + service);
    };
  }

  private static String[] actions(List<Permission> permissions) {
    return permissions.stream().map(Permission::action).sorted().toArray(String[]::new);
  }

  private static PolicyStatement writing(ILogGroup log) {
    return on(log.getLogGroupArn(), "WriteOwnLog", "logs:CreateLogStream", "logs:PutLogEvents");
  }

  private static PolicyStatement on(String resource, String sid, String... actions) {
    return on(List.of(resource), sid, actions);
  }

  private static PolicyStatement on(List<String> resources, String sid, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(resources)
        .build();
  }
}
