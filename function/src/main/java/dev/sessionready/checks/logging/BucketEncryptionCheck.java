package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.CommandJson;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    symptoms = Symptom.BUCKET_NOT_ENCRYPTED,
    remediation = BucketKeyCheck.ANOTHER)
@AutoService(Check.class)
public final class BucketEncryptionCheck implements Check {

  private static final String S3_KEYS = "AES256";
  private static final String KMS_KEYS = "aws:kms";
  private static final Set<String> KNOWN_TO_AGENT = Set.of(S3_KEYS, KMS_KEYS);

  // All others that S3 knows today; what the agent does with a new one has not been tried.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html
  private static final Set<String> UNKNOWN_TO_AGENT = Set.of("aws:kms:dsse", "aws:fsx");

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToS3()) {
      return Verdict.notApplicable("preferences.no-s3");
    }
    String name = preferences.s3().bucketName();
    preferences.requireSettled(SessionPreferences.S3_ENCRYPTION);
    if (!preferences.s3().encryptionEnabled()) {
      return Verdict.notApplicable("bucket-encryption.not-demanded");
    }
    Optional<Bucket> bucket = subject.account().bucket(name).ask();
    if (bucket.isEmpty()) {
      return Verdict.notApplicable("bucket-policy.no-bucket", name);
    }
    return bucket.get().withholds(bucket.get().encryption())
        ? Verdict.unverifiable(List.of(name), "bucket-encryption.hidden", name)
        : judge(name, bucket.get().encryption().ask());
  }

  private static Verdict judge(String name, Optional<BucketEncryption> encryption) {
    if (encryption.isEmpty()) {
      return failure(name, "bucket-encryption.none", name)
          .withRemediation(put(name, Map.of("SSEAlgorithm", S3_KEYS)).toString());
    }
    String algorithm = encryption.get().algorithm();
    if (!KNOWN_TO_AGENT.contains(algorithm) && !UNKNOWN_TO_AGENT.contains(algorithm)) {
      throw new Ignorance(
          "s3:GetEncryptionConfiguration",
          "unknown algorithm '%s' of bucket %s".formatted(algorithm, name));
    }
    return KNOWN_TO_AGENT.contains(algorithm)
        ? Verdict.pass("bucket-encryption.known", name, algorithm)
        : failure(name, "bucket-encryption.unknown", name, algorithm)
            .withRemediation(put(name, plainly(encryption.get())).toString());
  }

  // By the same key as before, in one layer.
  private static Map<String, String> plainly(BucketEncryption encryption) {
    Map<String, String> plain = new LinkedHashMap<>();
    plain.put("SSEAlgorithm", KMS_KEYS);
    String keyId = encryption.kmsKeyId();
    if (keyId != null) {
      plain.put("KMSMasterKeyID", keyId);
    }
    return plain;
  }

  private static Verdict.Fail failure(String name, String key, Object... arguments) {
    return Verdict.fail(HIGH, Symptom.BUCKET_NOT_ENCRYPTED, key, arguments)
        .withResources(List.of(name));
  }

  /** The command that makes it the default encryption of a bucket. */
  static Command put(String name, Map<String, String> byDefault) {
    return Command.aws("s3api", "put-bucket-encryption", "--bucket", name)
        .with(
            "--server-side-encryption-configuration",
            CommandJson.of(
                Map.of("Rules", List.of(Map.of("ApplyServerSideEncryptionByDefault", byDefault)))));
  }
}
