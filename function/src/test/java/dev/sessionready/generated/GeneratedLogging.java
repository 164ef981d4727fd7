package dev.sessionready.generated;

import static dev.sessionready.generated.GeneratedAccount.ACCOUNT;
import static dev.sessionready.generated.GeneratedAccount.REGION;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.LoggingFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bucket, the log group and the keys of a generated account. */
record GeneratedLogging(AccountSize size) {

  private static final String GROUP = "/session-manager/shell";
  private static final String LOGS_ARN = "arn:aws:logs:" + REGION + ":" + ACCOUNT + ":log-group:";

  /** The session document: all that there is to set. */
  static final String DOCUMENT =
      "{\"schemaVersion\": \"1.0\", \"description\": \"Session Manager preferences\","
          + " \"sessionType\": \"Standard_Stream\", \"inputs\": {\"s3BucketName\":"
          + " \"session-logs\", \"s3KeyPrefix\": \"shell\", \"s3EncryptionEnabled\": true,"
          + " \"cloudWatchLogGroupName\": \""
          + GROUP
          + "\", \"cloudWatchEncryptionEnabled\": true, \"cloudWatchStreamingEnabled\": true,"
          + " \"kmsKeyId\": \""
          + key(0)
          + "\", \"runAsEnabled\": false, \"runAsDefaultUser\": \"\", \"idleSessionTimeout\":"
          + " \"20\", \"maxSessionDuration\": \"60\", \"shellProfile\": {\"windows\": \"\","
          + " \"linux\": \"\"}}}";

  static String key(int at) {
    return GeneratedIdentity.keyArn("%08x-0000-4000-8000-000000000000".formatted(at));
  }

  LoggingFacts facts() {
    Map<String, Fact<KmsKey>> keys = new HashMap<>();
    for (int at = 0; at < size.keys(); at++) {
      keys.put(key(at), Fact.known(kmsKey(at)));
    }
    return new LoggingFacts(
        Map.of(GROUP, Fact.known(new LogGroup(GROUP, LOGS_ARN + GROUP, key(2)))),
        Map.of(
            "session-logs",
            Fact.known(
                new Bucket(
                    "session-logs",
                    Fact.known(true),
                    Fact.known(REGION),
                    Fact.known(new BucketEncryption("aws:kms", key(1))),
                    Fact.absent(),
                    Fact.known("BucketOwnerEnforced")))),
        keys);
  }

  private static KmsKey kmsKey(int at) {
    return new KmsKey(
        key(at).substring(key(at).lastIndexOf('/') + 1),
        key(at),
        "Enabled",
        "ENCRYPT_DECRYPT",
        "SYMMETRIC_DEFAULT",
        "CUSTOMER",
        false,
        Fact.known(
            GeneratedIdentity.policy(
                "{\"Sid\": \"Account\", \"Effect\": \"Allow\", \"Principal\": {\"AWS\":"
                    + " \"arn:aws:iam::"
                    + ACCOUNT
                    + ":root\"}, \"Action\": \"kms:*\", \"Resource\": \"*\"}",
                "{\"Sid\": \"Logs\", \"Effect\": \"Allow\", \"Principal\": {\"Service\": \"logs."
                    + REGION
                    + ".amazonaws.com\"}, \"Action\": [\"kms:Encrypt*\", \"kms:Decrypt*\","
                    + " \"kms:ReEncrypt*\", \"kms:GenerateDataKey*\", \"kms:Describe*\"],"
                    + " \"Resource\": \"*\"}")),
        Fact.known(List.of()));
  }
}
