package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether S3 can encrypt session logs with the key of the bucket. */
@CheckInfo(
    id = "bucket-key",
    title = "The key that the S3 bucket encrypts with serves",
    why =
        "S3 takes no log that it cannot encrypt with the bucket's key, which must be enabled,"
            + " symmetric and in the bucket's region. The key that AWS manages for S3 serves its own"
            + " account only.",
    source = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = Symptom.NOTHING_IN_S3,
    remediation = {
      "aws kms enable-key --key-id KEY_ARN",
      "aws kms cancel-key-deletion --key-id KEY_ARN",
      "aws kms import-key-material --key-id KEY_ARN --import-token fileb://IMPORT_TOKEN --encrypted-key-material fileb://KEY_MATERIAL --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE",
      "aws kms connect-custom-key-store --custom-key-store-id KEY_STORE_ID",
      ChosenKey.ALLOW,
      BucketKeyCheck.ANOTHER
    })
@AutoService(Check.class)
public final class BucketKeyCheck implements Check {

  static final String ANOTHER =
      "aws s3api put-bucket-encryption --bucket BUCKET --server-side-encryption-configuration '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"aws:kms\",\"KMSMasterKeyID\":\"KEY_ARN\"}}]}'";

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToS3()) {
      return Verdict.notApplicable("preferences.no-s3");
    }
    String name = preferences.s3().bucketName();
    Optional<Bucket> bucket = subject.account().bucket(name).ask();
    if (bucket.isEmpty()) {
      return Verdict.notApplicable("bucket-policy.no-bucket", name);
    }
    if (bucket.get().withholds(bucket.get().encryption())) {
      return Verdict.unverifiable(List.of(name), "bucket-encryption.hidden", name);
    }
    Optional<BucketEncryption> encryption =
        bucket.get().encryption().ask().filter(BucketEncryption::usesKms);
    if (encryption.isEmpty()) {
      return Verdict.notApplicable("bucket-key.none", name);
    }
    Optional<String> key = encryption.get().customerKey();
    if (key.isEmpty()) {
      return managed(subject, bucket.get());
    }
    return bucket.get().withholds(bucket.get().region())
        ? Verdict.unverifiable(List.of(name), "bucket-region.hidden", name)
        : ofCustomer(subject, bucket.get(), key.get());
  }

  private static Verdict managed(Subject subject, Bucket bucket) {
    return bucket.owned().ask().orElse(false)
        ? Verdict.pass("bucket-key.managed", bucket.name())
        : Verdict.fail(HIGH, Symptom.NOTHING_IN_S3, "bucket-key.managed-foreign", bucket.name())
            .withResources(List.of(bucket.name()))
            .withSteps(another(subject, bucket.name()));
  }

  private static Verdict ofCustomer(Subject subject, Bucket bucket, String key) {
    String region = bucket.region().ask().orElse(subject.place().region());
    Text called =
        Text.message("bucket-key.called", key.substring(key.lastIndexOf(':') + 1), bucket.name());
    return new KeyState(subject, subject.place().keyFromHere(key, region), region, called)
        .judge(Symptom.NOTHING_IN_S3, List.of(bucket.name()), another(subject, bucket.name()));
  }

  /** The steps that make the bucket encrypt with another key. */
  public static List<FixStep> another(Subject subject, String bucket) {
    Map<String, String> byDefault = new LinkedHashMap<>();
    byDefault.put("SSEAlgorithm", "aws:kms");
    byDefault.put("KMSMasterKeyID", "KEY_ARN");
    return new ChosenKey(
            subject, "session-manager-bucket-key", List.of("kms:GenerateDataKey", "kms:Decrypt"))
        .before(List.of(FixStep.fix(BucketEncryptionCheck.put(bucket, byDefault).toString())));
  }
}
