package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.Validations;

/** Runs cdk-nag's AwsSolutions checks and the CDK's own over the stack, in apps of their own. */
@Tag("template")
final class NagTest {

  /** A finding that is true and stays, and why. */
  record Accepted(String part, String construct, String finding, String reason) {}

  private static final List<Accepted> ACCEPTED =
      List.of(
          new Accepted(
              "Function",
              "Role",
              "AwsSolutions-IAM5[Resource::*]",
              "Any resource of the account may bear on an instance, and most of these actions take"
                  + " no resource at all; all but config:PutEvaluations only read."),
          new Accepted(
              "SweepFunction",
              "Role",
              "AwsSolutions-IAM5[Resource::*]",
              "It judges as the function does, and reports the same."),
          new Accepted(
              "Function",
              "Role",
              "AwsSolutions-IAM5[Resource::<ReportsBucket95FE29A2.Arn>/session-ready-*.html]",
              "How many portions a sweep takes, and so how many reports it leaves, is known only"
                  + " when it is done."),
          new Accepted(
              "Function",
              "Role",
              "AwsSolutions-IAM5[Resource::<ReportsBucket95FE29A2.Arn>/session-ready-*.json]",
              "How many portions a sweep takes, and so how many reports it leaves, is known only"
                  + " when it is done."),
          new Accepted(
              "SweepFunction",
              "Role",
              "AwsSolutions-IAM5[Resource::<ReportsBucket95FE29A2.Arn>/session-ready-*.html]",
              "How many portions a sweep takes, and so how many reports it leaves, is known only"
                  + " when it is done."),
          new Accepted(
              "SweepFunction",
              "Role",
              "AwsSolutions-IAM5[Resource::<ReportsBucket95FE29A2.Arn>/session-ready-*.json]",
              "How many portions a sweep takes, and so how many reports it leaves, is known only"
                  + " when it is done."),
          new Accepted(
              "Function",
              "DeadLetters",
              "AwsSolutions-SQS3",
              "It is the dead-letter queue: the alias sends it what could not be judged."),
          new Accepted(
              "Reports",
              "Bucket",
              "AwsSolutions-S1",
              "Whether access to buckets is logged, and where, is the account's to decide."),
          new Accepted(
              "AlertFunction",
              "Role",
              "AwsSolutions-IAM5[Resource::*]",
              "The notifier judges as the function does, and only reads to do so."),
          new Accepted(
              "Troubleshooting",
              "Role",
              "AwsSolutions-IAM5[Resource::*]",
              "Which instance the runbook looks at is known when somebody asks; it only reads."),
          new Accepted(
              "AlertFunction",
              "SentAlerts",
              "AwsSolutions-DDB3",
              "Whoever loses the table is told of a cause once more; nothing in it is restored."));

  @TempDir Path directory;

  @Test
  void theStackPassesButForWhatIsAccepted() {
    App app = checked();
    RuleStack stack =
        Synthesis.stack(app, Map.of("email", "ops@example.org", "report", "true"), directory);
    for (Accepted accepted : ACCEPTED) {
      Validations.of(
              stack.getNode().findChild(accepted.part).getNode().findChild(accepted.construct))
          .acknowledge(
              Acknowledgment.builder().id(accepted.finding).reason(accepted.reason).build());
    }

    assertThatCode(app::synth).doesNotThrowAnyException();
  }

  @Test
  void nothingIsAcceptedThatIsNotFound() throws IOException {
    App app = checked();
    // Asked for, since the environment of the tests switches off that it is asked always.
    Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
    Synthesis.stack(app, Map.of("email", "ops@example.org", "report", "true"), directory);

    assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    assertThat(
            new ObjectMapper()
                .readTree(Path.of(app.getOutdir(), "validation-report.json").toFile())
                .required("pluginReports")
                .valueStream()
                .flatMap(report -> report.required("violations").valueStream())
                .map(violation -> violation.required("ruleName").asText()))
        .containsExactlyInAnyOrderElementsOf(
            ACCEPTED.stream().map(Accepted::finding).distinct().toList());
  }

  private static App checked() {
    App app = Synthesis.app();
    Validations.of(app).addPlugins(AwsSolutionsChecks.Builder.create(app).build());
    return app;
  }
}
