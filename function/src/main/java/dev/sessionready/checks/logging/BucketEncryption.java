package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the agent takes the bucket for encrypted, where the preferences demand that it is. */
@CheckInfo(
    id = "bucket-encryption",
    title = "The default encryption of the S3 bucket is one that the agent knows",
    why =
        "Where the preferences demand an encrypted bucket, the agent reads its default encryption and"
            + " refuses the session unless that is SSE-S3 or SSE-KMS; dual-layer encryption it does"
            + " not know.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-troubleshooting.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    seen = Symptom.BUCKET_NOT_ENCRYPTED,
    fix = BucketKey.ANOTHER)
@AutoService(Check.class)
public final class BucketEncryption implements Check {

  private static final String S3_KEYS = "AES256";
  private static final String KMS_KEYS = "aws:kms";
  private static final Set<String> KNOWN_TO_AGENT = Set.of(S3_KEYS, KMS_KEYS);

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToS3()) {
      return Verdict.notApplicable("preferences.no-s3");
    }
    String name = preferences.s3BucketName();
    if (!preferences.s3EncryptionEnabled()) {
      return Verdict.notApplicable("bucket-encryption.not-demanded");
    }
    Optional<Bucket> bucket = subject.account().bucket(name).ask();
    if (bucket.isEmpty()) {
      return Verdict.notApplicable("bucket-policy.no-bucket", name);
    }
    return bucket.get().withholds(bucket.get().encryption())
        ? Verdict.unverifiable(List.of(name), "bucket-encryption.withheld", name)
        : judge(name, bucket.get().encryption().ask());
  }

  private static Verdict judge(
      String name, Optional<dev.sessionready.model.BucketEncryption> encryption) {
    if (encryption.isEmpty()) {
      return failure(name, "bucket-encryption.none", name)
          .withFix(put(name, "{\"SSEAlgorithm\":\"%s\"}".formatted(S3_KEYS)));
    }
    String algorithm = encryption.get().algorithm();
    return KNOWN_TO_AGENT.contains(algorithm)
        ? Verdict.pass("bucket-encryption.known", name, algorithm)
        : failure(name, "bucket-encryption.unknown", name, algorithm)
            .withFix(put(name, plainly(encryption.get())));
  }

  // By the same key as before, in one layer.
  private static String plainly(dev.sessionready.model.BucketEncryption encryption) {
    String keyId = encryption.kmsKeyId();
    return keyId == null
        ? "{\"SSEAlgorithm\":\"%s\"}".formatted(KMS_KEYS)
        : "{\"SSEAlgorithm\":\"%s\",\"KMSMasterKeyID\":\"%s\"}".formatted(KMS_KEYS, keyId);
  }

  private static Verdict.Fail failure(String name, String key, Object... arguments) {
    return Verdict.fail(HIGH, Symptom.BUCKET_NOT_ENCRYPTED, key, arguments)
        .withResources(List.of(name));
  }

  private static String put(String name, String byDefault) {
    return "aws s3api put-bucket-encryption --bucket %s --server-side-encryption-configuration '{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":%s}]}'"
        .formatted(name, byDefault);
  }
}
