package dev.sessionready.infra;

import dev.sessionready.lambda.MetricName;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.constructs.Construct;

/** What an operator looks at: the state of the instances, then the state of the rule. */
final class HealthBoard extends Construct {

  private static final int HALF = 12;

  private final Dashboard board;

  HealthBoard(
      Construct scope,
      RuleMetrics metrics,
      RuleFunction function,
      SweepFunction sweeps,
      List<IAlarm> alarms) {
    super(scope, "Board");
    board =
        Dashboard.Builder.create(this, "Dashboard")
            // Two sweeps at the longest period, and a week to compare them with.
            .defaultInterval(Duration.days(7))
            .build();
    board.addWidgets(
        AlarmStatusWidget.Builder.create()
            .title("Is the rule well?")
            .alarms(alarms)
            .width(HALF)
            .height(4)
            .build(),
        lastSweep(function, sweeps));
    board.addWidgets(
        graph("Instances", metrics.judged(), metrics.nonCompliant(), metrics.unjudged()),
        graph("Non-compliant instances by cause", metrics.nonCompliantByCheck()));
    board.addWidgets(
        graph("Instances in the dark by missing action", metrics.unreadableByAction()),
        graph("Failed invocations", function.live().metricErrors(summed(metrics))));
    board.addWidgets(
        graph("Longest run (ms)", metrics.longestRun()), graph("Calls to AWS", metrics.calls()));
    board.addWidgets(graph("Alerts given back", metrics.alertsReturned()));
  }

  /** The name that CloudFormation gives it. */
  String name() {
    return board.getDashboardName();
  }

  // Asked of the log: an age would have to be measured all the time, and a function that is not
  // called measures nothing.
  private static LogQueryWidget lastSweep(RuleFunction function, SweepFunction sweeps) {
    return LogQueryWidget.Builder.create()
        .title("The last completed sweep")
        .logGroupNames(List.of(function.log().getLogGroupName(), sweeps.log().getLogGroupName()))
        .view(LogQueryVisualizationType.TABLE)
        .queryLines(
            List.of(
                "fields @timestamp as completed",
                "fields (now() * 1000 - toMillis(@timestamp)) / 3600000 as hoursAgo",
                "filter %s = 1".formatted(MetricName.SWEEPS_COMPLETED.text()),
                "sort @timestamp desc",
                "display completed, hoursAgo, %s, %s, %s"
                    .formatted(
                        MetricName.INSTANCES_EVALUATED.text(),
                        MetricName.INSTANCES_NON_COMPLIANT.text(),
                        MetricName.DURATION.text()),
                "limit 1"))
        .width(HALF)
        .height(4)
        .build();
  }

  private static GraphWidget graph(String title, IMetric... lines) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(Arrays.asList(lines))
        .leftYAxis(YAxisProps.builder().min(0).showUnits(false).build())
        .width(HALF)
        .build();
  }

  private static MetricOptions summed(RuleMetrics metrics) {
    return MetricOptions.builder().period(metrics.sweep()).statistic("Sum").build();
  }
}
