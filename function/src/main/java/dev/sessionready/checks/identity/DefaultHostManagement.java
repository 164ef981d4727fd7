package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Credentials;
import dev.sessionready.model.Subject;
import java.util.List;
import java.util.Optional;

/** Whether Default Host Management Configuration lends what it promises. */
@CheckInfo(
    id = "default-host-management",
    title = "Default Host Management, where it is the source of credentials, is whole",
    why = "Its setting names a role, which must exist; the instance must be able to use IMDSv2.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html",
    severity = CRITICAL,
    stage = Stage.CREDENTIALS,
    seen = Symptom.NOT_CONNECTED,
    fix = {
      "aws ssm update-service-setting --setting-id SETTING_ARN --setting-value"
          + " service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole",
      "aws ec2 modify-instance-metadata-options --instance-id INSTANCE_ID --http-tokens required"
    },
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class DefaultHostManagement implements Check {

  @Override
  public Verdict judge(Subject subject) {
    return switch (subject.credentials()) {
      case Credentials.Profile _ -> Verdict.notApplicable("default-host-management.profile");
      case Credentials.DefaultHostManagement(var role) -> metadata(subject, role.name());
      case Credentials.None _ -> missing(subject);
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
                    "aws ec2 modify-instance-metadata-options --instance-id %s --http-tokens required"
                        .formatted(subject.instance().id()))));
  }

  private static Verdict missing(Subject subject) {
    Optional<String> named = subject.defaultHostManagementSetting();
    if (named.isEmpty()) {
      return Verdict.notApplicable("default-host-management.unset");
    }
    return Verdict.fail(
            CRITICAL, Symptom.NOT_CONNECTED, "default-host-management.role-gone", named.get())
        .withResources(List.of(named.get()))
        .withFix(
            "aws ssm update-service-setting --setting-id %s --setting-value %s"
                .formatted(
                    subject
                        .place()
                        .arn(
                            "ssm",
                            "servicesetting/ssm/managed-instance/default-ec2-instance-management-role"),
                    "service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole"));
  }
}
