package dev.sessionready.aws;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.KeyGrant;
import dev.sessionready.model.KmsKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Reads KMS keys of one region.
 *
 * @param region the region that is asked
 */
record KeysReader(KmsClient kms, String region, Ask ask) {

  private static final int PAGE = 1000;

  /** The key that an id, an ARN or an alias names. */
  Fact<KmsKey> key(String reference) {
    // KMS answers NotFoundException for a key of another region, whether or not it exists there.
    return isElsewhere(reference)
        ? Fact.unreadable(
            Permission.DESCRIBE_KEY.action(), "the key is not in " + region + ": " + reference)
        : keyHere(reference);
  }

  private boolean isElsewhere(String reference) {
    String[] parts = reference.split(":", 6);
    return parts.length == 6 && parts[0].equals("arn") && !parts[3].equals(region);
  }

  private Fact<KmsKey> keyHere(String reference) {
    Fact<KeyMetadata> metadata =
        ask.forValue(
            Permission.DESCRIBE_KEY,
            () -> kms.describeKey(request -> request.keyId(reference)).keyMetadata());
    return Answers.map(
        metadata,
        told -> {
          // Neither operation takes an alias, and another account's key only by its ARN.
          CompletableFuture<Fact<List<KeyGrant>>> grants =
              SideBySide.start(() -> grants(told.arn()));
          return key(told, policy(told.arn()), grants.join());
        });
  }

  private Fact<String> policy(String arn) {
    return ask.forValue(
        Permission.GET_KEY_POLICY,
        () -> kms.getKeyPolicy(request -> request.keyId(arn).policyName("default")).policy());
  }

  private Fact<List<KeyGrant>> grants(String arn) {
    return ask.forValue(
        Permission.LIST_GRANTS,
        () ->
            kms.listGrantsPaginator(request -> request.keyId(arn).limit(PAGE)).grants().stream()
                .map(KeysReader::grant)
                .toList());
  }

  private static KmsKey key(KeyMetadata told, Fact<String> policy, Fact<List<KeyGrant>> grants) {
    return new KmsKey(
        told.keyId(),
        told.arn(),
        Wire.orEmpty(told.keyStateAsString()),
        Wire.orEmpty(told.keyUsageAsString()),
        Wire.orEmpty(told.keySpecAsString()),
        Wire.orEmpty(told.keyManagerAsString()),
        Wire.isTrue(told.multiRegion()),
        policy,
        grants);
  }

  private static KeyGrant grant(GrantListEntry told) {
    return new KeyGrant(
        told.grantId(), Wire.orEmpty(told.granteePrincipal()), told.operationsAsStrings());
  }
}
