package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.logging.BucketCheck;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Whether the role may put session logs into the bucket that the preferences name. */
@CheckInfo(
    id = "s3-actions",
    title = "The role may write session logs to the S3 bucket",
    why =
        "The agent puts the log into the bucket when the session ends. Where the preferences demand"
            + " an encrypted bucket it first reads the bucket's encryption, and refuses the session"
            + " if it may not.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = {Symptom.BUCKET_NOT_VALIDATED, Symptom.NOTHING_IN_S3},
    remediation = {
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
          + " --policy-document file://policy.json",
      "aws iam get-role-policy --role-name ROLE --policy-name POLICY_NAME --query PolicyDocument"
          + " > policy.json"
    },
    after = CredentialSourceCheck.class,
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class S3ActionsCheck implements Check {

  static final String READ_ENCRYPTION = "s3:GetEncryptionConfiguration";

  @Override
  public Verdict judge(Subject subject) {
    return SessionFeature.S3.judge(
        subject, (preferences, role) -> judge(subject, preferences, role));
  }

  private static Verdict judge(Subject subject, SessionPreferences preferences, Role role) {
    if (!BucketCheck.isPossible(preferences.s3().bucketName())) {
      return Verdict.notApplicable("bucket-policy.no-bucket", preferences.s3().bucketName());
    }
    FeaturePermissions wants = wants(subject, preferences, role);
    if (wants.refused().isEmpty() && isForeign(subject, preferences)) {
      wants = wants.and(acl(subject, preferences, role));
    }
    if (wants.refusedActions().equals(List.of(READ_ENCRYPTION))) {
      preferences.requireSettled(SessionPreferences.S3_ENCRYPTION);
    }
    if (!wants.refused().isEmpty()) {
      return Verdict.fail(
              HIGH,
              wants.refuses(READ_ENCRYPTION) ? Symptom.BUCKET_NOT_VALIDATED : Symptom.NOTHING_IN_S3,
              "s3-actions.refused",
              role.name(),
              wants.refusedActions(),
              preferences.s3().bucketName(),
              wants.why())
          .withResources(List.of(role.arn(), preferences.s3().bucketName()))
          .withSteps(wants.fix("session-manager-s3", subject.place()));
    }
    return wants.doubtful().isEmpty()
        ? Verdict.pass("s3-actions.allowed", role.name(), preferences.s3().bucketName())
        : RolePermissions.doubt(role, wants);
  }

  // An object in another account's bucket comes with an access control list for its owner.
  private static RequestedAction acl(Subject subject, SessionPreferences preferences, Role role) {
    String objects = preferences.s3ObjectsArn(subject.place());
    String action = "s3:PutObjectAcl";
    return new RequestedAction(
        action,
        objects,
        new LogUploadRequest(subject, role)
            .ask(more -> subject.permissions(role).decide(action, objects + ".log", more)));
  }

  private static boolean isForeign(Subject subject, SessionPreferences preferences) {
    return subject
        .account()
        .bucket(preferences.s3().bucketName())
        .ask()
        .flatMap(bucket -> bucket.owned().ask())
        .filter(owned -> !owned)
        .isPresent();
  }

  static FeaturePermissions wants(Subject subject, SessionPreferences preferences, Role role) {
    AgentPermissions permissions = subject.permissions(role);
    List<RequestedAction> wants = new ArrayList<>();
    String objects = preferences.s3ObjectsArn(subject.place());
    wants.add(
        new RequestedAction(
            "s3:PutObject",
            objects,
            new LogUploadRequest(subject, role)
                .ask(more -> permissions.decide("s3:PutObject", objects + ".log", more))));
    if (preferences.s3().encryptionEnabled()
        || preferences.defers(SessionPreferences.S3_ENCRYPTION)) {
      String bucket = preferences.s3BucketArn(subject.place());
      wants.add(
          new RequestedAction(
              READ_ENCRYPTION, bucket, permissions.decide(READ_ENCRYPTION, bucket)));
    }
    return new FeaturePermissions(role, wants);
  }
}
