package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import java.util.List;
import java.util.Optional;

/** Whether session logs can be encrypted with the bucket's key. */
@CheckInfo(
    id = "bucket-key-use",
    title = "The role may use the key that the S3 bucket encrypts with",
    why =
        "S3 encrypts what the agent stores with the bucket's key in the agent's name, by the role's"
            + " policies and the key policy together.",
    source = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    seen = Symptom.NOTHING_IN_S3,
    fix = {
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
          + " --policy-document file://policy.json",
      "aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json"
    },
    after = CredentialSource.class,
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class BucketKeyUse implements Check {

  private static final String GENERATE = "kms:GenerateDataKey";

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
    if (bucket.isPresent() && !bucket.get().owned().ask().orElse(true)) {
      return Verdict.unverifiable(
          List.of(bucket.get().name()), "bucket-policy.foreign", bucket.get().name());
    }
    Optional<BucketEncryption> encryption =
        bucket.map(Bucket::encryption).flatMap(fact -> fact.ask());
    String keyId = encryption.map(BucketEncryption::kmsKeyId).orElse(null);
    if (keyId == null || keyId.endsWith("alias/aws/s3")) {
      return Verdict.notApplicable("bucket-key-use.no-key", preferences.s3BucketName());
    }
    String s3 =
        "s3."
            + bucket.flatMap(one -> one.region().ask()).orElse(subject.place().region())
            + ".amazonaws.com";
    return new KeyUse(subject, role.get(), keyId, GENERATE)
        .judge(
            "bucket-key-use",
            HIGH,
            Symptom.NOTHING_IN_S3,
            context -> context.with("kms:ViaService", s3));
  }
}
