package dev.sessionready.wire;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.subject.Expectations;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/** Session preferences that log to a group and a bucket, and a key for all three. */
public record LoggingSeed(String keyArn) {

  public static final String GROUP = "/sessions";
  public static final String BUCKET = "session-logs";
  public static final String ALIAS = "alias/sessions";

  public static final String PREFERENCES =
      """
      {"schemaVersion":"1.0","sessionType":"Standard_Stream","inputs":{\
      "s3BucketName":"session-logs","s3EncryptionEnabled":true,\
      "cloudWatchLogGroupName":"/sessions","cloudWatchEncryptionEnabled":true,\
      "kmsKeyId":"alias/sessions"}}\
      """;

  public static final String BUCKET_POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
      "Action":"s3:DeleteObject","Resource":"arn:aws:s3:::session-logs/*"}]}\
      """;

  public static final String KEY_POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]}\
      """;

  static LoggingSeed plant(Clients clients) {
    String key = key(clients.kms());
    return plant(clients, key, key, key);
  }

  /** With a key for the sessions themselves, one for the log group and one for the bucket. */
  static LoggingSeed plant(Clients clients, String key, String groupKey, String bucketKey) {
    clients.kms().createAlias(request -> request.aliasName(ALIAS).targetKeyId(key));
    clients
        .kms()
        .createGrant(request ->
            request
                .keyId(key)
                .granteePrincipal("arn:aws:iam::123456789012:role/session-role")
                .operationsWithStrings("Decrypt"));
    clients.logs().createLogGroup(request -> request.logGroupName(GROUP).kmsKeyId(groupKey));
    // Its name begins with the other's, as a prefix query sees it.
    clients.logs().createLogGroup(request -> request.logGroupName(GROUP + "-of-others"));
    bucket(clients.s3(), bucketKey);
    clients
        .ssm()
        .createDocument(request ->
            request
                .name(Expectations.DEFAULT_DOCUMENT)
                .documentType(DocumentType.SESSION)
                .documentFormat(DocumentFormat.JSON)
                .content(PREFERENCES));
    return new LoggingSeed(key);
  }

  /** A new key. */
  static String key(KmsClient kms) {
    return kms.createKey(
            request -> request.policy(KEY_POLICY).keyUsage(KeyUsageType.ENCRYPT_DECRYPT))
        .keyMetadata()
        .arn();
  }

  private static void bucket(S3Client s3, String key) {
    s3.createBucket(request ->
        request
            .bucket(BUCKET)
            .createBucketConfiguration(
                where -> where.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
    s3.putBucketEncryption(request ->
        request
            .bucket(BUCKET)
            .serverSideEncryptionConfiguration(encryption -> encryption.rules(encryptedWith(key))));
    s3.putBucketPolicy(request -> request.bucket(BUCKET).policy(BUCKET_POLICY));
    s3.putBucketOwnershipControls(request ->
        request
            .bucket(BUCKET)
            .ownershipControls(controls ->
                controls.rules(
                    OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                        .build())));
  }

  private static ServerSideEncryptionRule encryptedWith(String key) {
    return ServerSideEncryptionRule.builder()
        .applyServerSideEncryptionByDefault(
            by -> by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(key))
        .build();
  }
}
