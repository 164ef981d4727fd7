package dev.sessionready.aws.inventory;

import static java.util.Objects.requireNonNull;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.client.Permission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import dev.sessionready.iam.Arn;
import dev.sessionready.model.KeyGrant;
import dev.sessionready.model.KmsKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Reads KMS keys of one region.
 *
 * @param region the region that is asked
 */
public record KeysReader(KmsClient kms, String region, AwsCall ask) {

  private static final int PAGE = 1000;

  /** The keys that ids, ARNs and aliases name, by those; a key of several names is read once. */
  Map<String, Fact<KmsKey>> keys(Set<String> references) {
    Map<String, Fact<KeyMetadata>> described = Parallel.forEach(references, this::metadata);
    // The other operations take no alias, and another account's key only by its ARN.
    Set<String> arns =
        described.values().stream()
            .flatMap(fact -> Answers.seen(fact).stream())
            .map(KeyMetadata::arn)
            .collect(Collectors.toSet());
    Map<String, Users> users = Parallel.forEach(arns, this::users);
    return described.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    Answers.map(
                        entry.getValue(),
                        actual -> key(actual, requireNonNull(users.get(actual.arn()))))));
  }

  /** The id of the key that an id, ARN or alias names. */
  public Fact<String> keyId(String reference) {
    return Answers.map(metadata(reference), KeyMetadata::keyId);
  }

  private Fact<KeyMetadata> metadata(String reference) {
    // KMS answers NotFoundException for a key of another region, whether or not it exists there.
    return isElsewhere(reference)
        ? Fact.unreadable(
            Permission.DESCRIBE_KEY.action(), "the key is not in " + region + ": " + reference)
        : ask.forValue(
            Permission.DESCRIBE_KEY,
            () -> complete(kms.describeKey(request -> request.keyId(reference)).keyMetadata()));
  }

  private static KeyMetadata complete(KeyMetadata actual) {
    SdkValues.required(actual.keyId(), "KeyId");
    SdkValues.required(actual.arn(), "Arn");
    return actual;
  }

  private boolean isElsewhere(String reference) {
    return Arn.parse(reference).filter(arn -> !arn.region().equals(region)).isPresent();
  }

  private Users users(String arn) {
    CompletableFuture<Fact<List<KeyGrant>>> grants = Parallel.start(() -> grants(arn));
    return new Users(policy(arn), grants.join());
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

  private static KmsKey key(KeyMetadata actual, Users users) {
    return new KmsKey(
        actual.keyId(),
        actual.arn(),
        SdkValues.orEmpty(actual.keyStateAsString()),
        SdkValues.orEmpty(actual.keyUsageAsString()),
        SdkValues.orEmpty(actual.keySpecAsString()),
        SdkValues.orEmpty(actual.keyManagerAsString()),
        SdkValues.isTrue(actual.multiRegion()),
        users.policy(),
        users.grants());
  }

  private static KeyGrant grant(GrantListEntry actual) {
    return new KeyGrant(
        SdkValues.required(actual.grantId(), "GrantId"),
        SdkValues.orEmpty(actual.granteePrincipal()),
        actual.operationsAsStrings());
  }

  /** Whom a key serves, by its policy and beyond it. */
  private record Users(Fact<String> policy, Fact<List<KeyGrant>> grants) {}
}
