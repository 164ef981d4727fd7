package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** Reads log groups of CloudWatch Logs. */
record LogsReader(CloudWatchLogsClient logs, Ask ask) {

  private static final int PAGE = 50;

  /** The group with exactly this name. */
  Fact<LogGroup> logGroup(String name) {
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
      software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup told) {
    return new LogGroup(told.logGroupName(), arn(told), told.kmsKeyId());
  }

  // The older of the two ARNs ends in ":*", which policies want and nobody else does.
  private static String arn(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup told) {
    return told.logGroupArn() == null ? told.arn().replaceFirst(":\\*$", "") : told.logGroupArn();
  }
}
