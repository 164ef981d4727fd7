package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the bucket itself admits the role. */
@CheckInfo(
    id = "bucket-policy",
    title = "The bucket policy lets the role write session logs",
    why =
        "A denial in the bucket policy outweighs what the role may; a bucket of another account must"
            + " allow the role as well.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    seen = {Symptom.BUCKET_NOT_VALIDATED, Symptom.NOTHING_IN_S3},
    fix = "aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json",
    after = CredentialSource.class)
@AutoService(Check.class)
public final class BucketPolicy implements Check {

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToS3()) {
      return Verdict.notApplicable("preferences.no-s3");
    }
    Optional<Role> role = Roles.of(subject.credentials());
    if (role.isEmpty()) {
      return Verdict.notApplicable("identity.no-role");
    }
    Optional<Bucket> bucket = subject.account().bucket(preferences.s3BucketName()).ask();
    if (bucket.isEmpty()) {
      return Verdict.notApplicable("bucket-policy.no-bucket", preferences.s3BucketName());
    }
    return bucket.get().owned().ask().orElse(false)
        ? judge(subject, role.get(), bucket.get(), preferences)
        : Verdict.unverifiable(
            List.of(bucket.get().name()), "bucket-policy.foreign", bucket.get().name());
  }

  private static Verdict judge(
      Subject subject, Role role, Bucket bucket, SessionPreferences preferences) {
    Permissions permissions = subject.permissions(role);
    Optional<AttachedPolicy> policy =
        permissions.onResource(bucket.name(), bucket.policy(), "s3:GetBucketPolicy");
    if (policy.isEmpty()) {
      return Verdict.pass("bucket-policy.none", bucket.name());
    }
    Wants wants = new Wants(role, wants(subject, permissions, policy.get(), preferences));
    if (!wants.refused().isEmpty()) {
      return Verdict.fail(
              HIGH,
              wants.refuses(S3Actions.READ_ENCRYPTION)
                  ? Symptom.BUCKET_NOT_VALIDATED
                  : Symptom.NOTHING_IN_S3,
              "bucket-policy.refused",
              bucket.name(),
              role.name(),
              wants.refusedActions(),
              wants.why())
          .withResources(List.of(bucket.name(), role.arn()))
          .withFix(wants.fix("session-manager-s3"));
    }
    return wants.doubtful().isEmpty()
        ? Verdict.pass("bucket-policy.admits", bucket.name(), role.name())
        : Roles.doubt(role, wants);
  }

  private static List<Want> wants(
      Subject subject,
      Permissions permissions,
      AttachedPolicy policy,
      SessionPreferences preferences) {
    List<Want> wants = new ArrayList<>();
    String objects = subject.place().bucketArn(preferences.s3ObjectPattern());
    wants.add(want(subject, permissions, policy, "s3:PutObject", objects + ".log"));
    if (preferences.s3EncryptionEnabled()) {
      String bucket = subject.place().bucketArn(preferences.s3BucketName());
      wants.add(want(subject, permissions, policy, S3Actions.READ_ENCRYPTION, bucket));
    }
    return wants;
  }

  private static Want want(
      Subject subject,
      Permissions permissions,
      AttachedPolicy policy,
      String action,
      String resource) {
    return new Want(
        action,
        resource,
        permissions.admit(
            action,
            resource,
            subject.place().account(),
            layers -> layers.withResource(policy),
            S3Actions::withAcl));
  }
}
