package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.Instance;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.model.Role;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.subject.Expectations;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.IdentitySeed;
import dev.sessionready.wire.LoggingSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("wire")
class LiveSourceTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static AccountSeed seed;
  private static Snapshot snapshot;

  @BeforeAll
  static void lookOnceAtASeededAccount() {
    seed = AccountSeed.plant(MOTO.administrator());
    Agents.online(List.of(seed.managedInstance()), 1_000)
        .forEach(stub -> MOTO.wire().stubFor(stub));
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.GetServiceSetting")
                .willReturn(
                    Stubs.json(
                        "{\"ServiceSetting\":{\"SettingValue\":\"service-role/session-role\"}}")));
    snapshot = Looks.atEverything(MOTO);
  }

  @Test
  void nothingIsUnreadableWhereEverythingIsAllowed() {
    assertThat(Looks.unreadable(snapshot)).isEmpty();
    assertThat(snapshot.place()).isEqualTo(new AccountRegion(Moto.ACCOUNT, Moto.REGION));
    assertThat(snapshot.capturedAt()).isEqualTo(Looks.NOW);
  }

  @Test
  void anInstanceIsPublishedWithItsProfileAndInterfaces() {
    Map<String, Instance> instances = known(snapshot.instances());
    Instance managed = requireNonNull(instances.get(seed.managedInstance()));

    assertThat(instances).containsOnlyKeys(seed.managedInstance(), seed.bareInstance());
    assertThat(managed.state()).isEqualTo("running");
    assertThat(managed.platform()).isEmpty();
    assertThat(managed.vpcId()).isEqualTo(seed.privateVpc().vpc());
    assertThat(managed.subnetId()).isEqualTo(seed.privateVpc().subnet());
    assertThat(managed.instanceProfileArn()).isEqualTo(seed.identity().profileArn());
    assertThat(managed.metadataOptions())
        .isEqualTo(new MetadataOptions("enabled", "required", 1, "applied"));
    assertThat(managed.tags()).isEqualTo(Map.of("Name", "seeded"));
    assertThat(managed.networkInterfaces())
        .singleElement()
        .satisfies(face -> {
          assertThat(face.groupIds()).containsExactly(seed.privateVpc().instanceGroup());
          assertThat(face.subnetId()).isEqualTo(seed.privateVpc().subnet());
          assertThat(face.privateAddresses())
              .allMatch(address -> Cidr.parse("10.0.1.0/24").contains(address));
          assertThat(face.sourceDestCheck()).isTrue();
        });
    assertThat(requireNonNull(instances.get(seed.bareInstance())).instanceProfileArn()).isNull();
  }

  @Test
  void systemsManagerShowsAgentsPreferencesAndTheDefaultRoleWithoutItsPath() {
    assertThat(snapshot.systemsManager().managedInstances())
        .isEqualTo(
            Fact.known(
                Map.of(
                    seed.managedInstance(),
                    new ManagedInstance(
                        seed.managedInstance(),
                        "Online",
                        Instant.ofEpochSecond(1795435200),
                        "3.3.987.0",
                        "Linux",
                        "Ubuntu",
                        "24.04"))));
    assertThat(snapshot.systemsManager().defaultHostManagementRole())
        .isEqualTo(Fact.known("session-role"));
    assertThat(snapshot.systemsManager().sessionDocuments())
        .containsOnlyKeys(Expectations.DEFAULT_DOCUMENT);
    assertThat(
            known(
                requireNonNull(
                    snapshot
                        .systemsManager()
                        .sessionDocuments()
                        .get(Expectations.DEFAULT_DOCUMENT))))
        .contains("\"cloudWatchLogGroupName\"", LoggingSeed.GROUP);
    // Nothing that was judged keeps its agent away, so its channel is in doubt.
    assertThat(snapshot.systemsManager().connectionStatus())
        .isEqualTo(Map.of(seed.bareInstance(), Fact.known("notconnected")));
  }

  @Test
  void aRoleIsPublishedWithEveryKindOfPolicyAsText() {
    assertThat(snapshot.identity().instanceProfiles())
        .isEqualTo(
            Map.of(
                seed.identity().profileArn(),
                Fact.known(
                    new InstanceProfile(
                        seed.identity().profileArn(),
                        IdentitySeed.PROFILE,
                        List.of(IdentitySeed.ROLE)))));
    assertThat(snapshot.identity().roles())
        .isEqualTo(
            Map.of(
                IdentitySeed.ROLE,
                Fact.known(
                    new Role(
                        IdentitySeed.ROLE,
                        seed.identity().roleArn(),
                        IdentitySeed.TRUST,
                        seed.identity().boundaryArn(),
                        Fact.known(
                            Map.of(IdentitySeed.INLINE, Fact.known(IdentitySeed.INLINE_TEXT))),
                        Fact.known(List.of(IdentitySeed.CORE)),
                        Map.of("SSMSessionRunAs", "operator")))));
    assertThat(snapshot.identity().managedPolicies())
        .containsOnlyKeys(IdentitySeed.CORE, seed.identity().boundaryArn())
        .containsEntry(seed.identity().boundaryArn(), Fact.known(IdentitySeed.BOUNDARY_TEXT));
  }

  @Test
  void whatThePreferencesNameIsPublishedAndNothingElse() {
    String key = seed.logging().keyArn();

    assertThat(snapshot.logging().logGroups())
        .isEqualTo(
            Map.of(
                LoggingSeed.GROUP,
                Fact.known(
                    new LogGroup(
                        LoggingSeed.GROUP, snapshot.place().logGroupArn(LoggingSeed.GROUP), key))));
    assertThat(snapshot.logging().buckets()).containsOnlyKeys(LoggingSeed.BUCKET);
    var bucket = known(requireNonNull(snapshot.logging().buckets().get(LoggingSeed.BUCKET)));
    assertThat(bucket.owned()).isEqualTo(Fact.known(true));
    assertThat(bucket.region()).isEqualTo(Fact.known(Moto.REGION));
    assertThat(bucket.encryption()).isEqualTo(Fact.known(new BucketEncryption("aws:kms", key)));
    assertThat(bucket.policy()).isEqualTo(Fact.known(LoggingSeed.BUCKET_POLICY));
    assertThat(bucket.objectOwnership()).isEqualTo(Fact.known("BucketOwnerEnforced"));
  }

  @Test
  void aKeyIsPublishedUnderEveryReferenceThatNamesIt() {
    String arn = seed.logging().keyArn();

    assertThat(snapshot.logging().keys()).containsOnlyKeys(arn, LoggingSeed.ALIAS);
    KmsKey key = known(requireNonNull(snapshot.logging().keys().get(LoggingSeed.ALIAS)));
    assertThat(key.arn()).isEqualTo(arn);
    assertThat(key.state()).isEqualTo("Enabled");
    assertThat(key.usage()).isEqualTo("ENCRYPT_DECRYPT");
    assertThat(key.manager()).isEqualTo("CUSTOMER");
    assertThat(key.policy()).isEqualTo(Fact.known(LoggingSeed.KEY_POLICY));
    assertThat(known(key.grants()))
        .singleElement()
        .satisfies(grant -> {
          assertThat(grant.granteePrincipal()).isEqualTo(seed.identity().roleArn());
          assertThat(grant.operations()).containsExactly("Decrypt");
        });
    assertThat(snapshot.logging().keys().get(arn)).isEqualTo(Fact.known(key));
  }
}
