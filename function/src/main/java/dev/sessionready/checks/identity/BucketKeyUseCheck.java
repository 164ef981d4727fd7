package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.logging.BucketKeyCheck;
import dev.sessionready.iam.Context;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.Role;
import dev.sessionready.subject.Subject;
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
    symptoms = Symptom.NOTHING_IN_S3,
    remediation = {
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
          + " --policy-document file://policy.json",
      "aws iam get-role-policy --role-name ROLE --policy-name POLICY_NAME --query PolicyDocument"
          + " > policy.json",
      "aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text"
          + " > policy.json",
      "aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json"
    },
    after = {CredentialSourceCheck.class, BucketKeyCheck.class},
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class BucketKeyUseCheck implements Check {

  private static final String GENERATE = "kms:GenerateDataKey";

  // A log over 5 MiB goes up in parts, which S3 decrypts to put them together.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
  private static final String DECRYPT = "kms:Decrypt";

  @Override
  public Verdict judge(Subject subject) {
    return LogBucket.judge(
        subject,
        Bucket::encryption,
        "bucket-encryption.hidden",
        log -> judge(subject, log.role(), log.bucket()));
  }

  private static Verdict judge(Subject subject, Role role, Bucket bucket) {
    Optional<String> key = bucket.encryption().ask().flatMap(BucketEncryption::customerKey);
    if (key.isEmpty()) {
      return Verdict.notApplicable("bucket-key-use.no-key", bucket.name());
    }
    if (bucket.withholds(bucket.region())) {
      return Verdict.unverifiable(List.of(bucket.name()), "bucket-region.hidden", bucket.name());
    }
    String region = bucket.region().ask().orElse(subject.place().region());
    String reference = subject.place().keyFromHere(key.get(), region);
    return new KeyPermission(subject, role, reference, context -> byS3(context, region))
        .judge(
            "bucket-key-use",
            List.of(GENERATE, DECRYPT),
            "bucket-key-use.partly",
            Symptom.NOTHING_IN_S3,
            BucketKeyCheck.another(subject, bucket.name()));
  }

  /**
   * S3 asks in the role's name: the request takes no network path of the instance.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service">
   *     kms:ViaService</a>
   */
  private static Context byS3(Context context, String region) {
    return context
        .with("kms:ViaService", "s3." + region + ".amazonaws.com")
        .with("aws:ViaAWSService", "true")
        .unknown("aws:SourceVpce")
        .unknown("aws:SourceVpc")
        .unknown("aws:VpcSourceIp")
        .unknown("aws:SourceIp");
  }
}
