package dev.sessionready.checks.agent;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the instance metadata service answers the agent. */
@CheckInfo(
    id = "metadata-service",
    title = "The instance metadata service is enabled",
    why =
        "The agent learns from the metadata service which instance it runs on and in which Region, and"
            + " gets the role's credentials there.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html",
    severity = CRITICAL,
    stage = Stage.INSTANCE,
    symptoms = Symptom.NOT_CONNECTED,
    remediation =
        "aws ec2 modify-instance-metadata-options --instance-id INSTANCE_ID --http-endpoint enabled"
            + " --http-tokens required")
@AutoService(Check.class)
public final class MetadataServiceCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    String id = subject.instance().id();
    MetadataOptions options = subject.instance().metadataOptions();
    if (options.state().equals("pending")) {
      return Verdict.unverifiable(List.of(id), "metadata-service.pending", id);
    }
    return options.httpEndpoint().equals("disabled")
        ? disabled(id)
        : Verdict.pass("metadata-service.enabled", id);
  }

  private static Verdict.Fail disabled(String id) {
    return Verdict.fail(CRITICAL, Symptom.NOT_CONNECTED, "metadata-service.disabled", id)
        .withResources(List.of(id))
        .withRemediation(
            Command.aws("ec2", "modify-instance-metadata-options", "--instance-id", id)
                .with("--http-endpoint", "enabled", "--http-tokens", "required")
                .toString());
  }
}
