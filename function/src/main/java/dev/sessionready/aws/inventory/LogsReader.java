package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Reads log groups of CloudWatch Logs. */
public record LogsReader(CloudWatchLogsClient logs, AwsCall ask) {

  private static final int PAGE = 50;

  /** The group with exactly this name. */
  public Fact<LogGroup> logGroup(String name) {
    return ask.forOptional(
        Permission.DESCRIBE_LOG_GROUPS,
        () ->
            logs
                .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name).limit(PAGE))
                .logGroups()
                .stream()
                .filter(group -> group.logGroupName().equals(name))
                .findFirst()
                .map(LogsReader::logGroup));
  }

  private static LogGroup logGroup(
      software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup actual) {
    return new LogGroup(actual.logGroupName(), arn(actual), actual.kmsKeyId());
  }

  // The older of the two ARNs ends in ":*", which only policies need.
  private static String arn(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup actual) {
    return actual.logGroupArn() == null
        ? actual.arn().replaceFirst(":\\*$", "")
        : actual.logGroupArn();
  }
}
