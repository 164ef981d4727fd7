package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.subject.AgentCredentials;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether Default Host Management Configuration provides the credentials that it promises. */
@CheckInfo(
    id = "default-host-management",
    title = "Default Host Management, where it is the source of credentials, is whole",
    why = "Its setting names a role, which must exist; the instance must be able to use IMDSv2.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html",
    severity = CRITICAL,
    stage = Stage.CREDENTIALS,
    symptoms = Symptom.NOT_CONNECTED,
    remediation = {
      "aws iam create-role --role-name ROLE --path /service-role/ --assume-role-policy-document"
          + " '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
          + "{\"Service\":\"ssm.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'",
      "aws iam attach-role-policy --role-name ROLE --policy-arn"
          + " arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy",
      "aws ssm update-service-setting --setting-id SETTING_ARN --setting-value service-role/ROLE",
      "aws ec2 modify-instance-metadata-options --instance-id INSTANCE_ID --http-tokens required"
    },
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class DefaultHostManagementCheck implements Check {

  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ssm.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

  private static final String SETTING =
      "servicesetting/ssm/managed-instance/default-ec2-instance-management-role";

  @Override
  public Verdict judge(Subject subject) {
    return switch (subject.credentials()) {
      case AgentCredentials.Profile _ -> Verdict.notApplicable("default-host-management.profile");
      case AgentCredentials.DefaultHostManagement(var role) -> metadata(subject, role.name());
      case AgentCredentials.None _ -> missing(subject);
    };
  }

  // https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html
  private static Verdict metadata(Subject subject, String role) {
    return subject.instance().metadataOptions().httpTokens().equals("required")
        ? Verdict.pass("default-host-management.whole", role)
        : new Verdict.Warn(
            Text.message("default-host-management.imdsv1", subject.instance().id()),
            List.of(subject.instance().id()),
            List.of(
                FixStep.fix(
                    Command.aws("ec2", "modify-instance-metadata-options")
                        .with("--instance-id", subject.instance().id())
                        .with("--http-tokens", "required")
                        .toString())));
  }

  private static Verdict missing(Subject subject) {
    Optional<String> named = subject.defaultHostManagementSetting();
    if (named.isEmpty()) {
      return Verdict.notApplicable("default-host-management.unset");
    }
    return Verdict.fail(
            CRITICAL, Symptom.NOT_CONNECTED, "default-host-management.role-gone", named.get())
        .withResources(List.of(named.get()))
        .withCommands(create(subject.place(), named.get()));
  }

  // The setting takes the role with its path, which is lost with the role.
  private static List<String> create(AccountRegion place, String role) {
    return Stream.of(
            Command.aws("iam", "create-role", "--role-name", role, "--path", "/service-role/")
                .with("--assume-role-policy-document", TRUST),
            Command.aws("iam", "attach-role-policy", "--role-name", role, "--policy-arn")
                .with(
                    "arn:%s:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy"
                        .formatted(place.partition())),
            Command.aws("ssm", "update-service-setting", "--setting-id", place.arn("ssm", SETTING))
                .with("--setting-value", "service-role/" + role))
        .map(Command::toString)
        .toList();
  }
}
