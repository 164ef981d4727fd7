package dev.sessionready.json;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.IdentityFacts;
import dev.sessionready.model.Instance;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.KeyGrant;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.LoggingFacts;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionDocumentVersions;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account with one of everything that a snapshot can hold. */
final class ExampleSnapshot {

  static final String ACCOUNT = "123456789012";
  private static final String IAM = "arn:aws:iam::123456789012:";
  private static final String KEY_ARN = "arn:aws:kms:ap-northeast-1:123456789012:key/k-1";

  private ExampleSnapshot() {}

  static Snapshot whole() {
    return new Snapshot(
        Instant.parse("2026-11-20T03:00:00.373Z"),
        new AccountRegion(ACCOUNT, "ap-northeast-1"),
        Fact.known(Map.of("i-running", running(), "i-gone", gone())),
        systemsManager(),
        ExampleNetwork.whole(),
        identity(),
        logging());
  }

  private static Instance running() {
    return new Instance(
        "i-running",
        "running",
        Instant.parse("2026-11-20T02:11:31Z"),
        "ami-1",
        "windows",
        "Windows",
        "vpc-1",
        "subnet-1",
        IAM + "instance-profile/AppServer",
        new MetadataOptions("enabled", "required", 2, "applied"),
        List.of(ExampleNetwork.ofInstance()),
        Map.of("Name", "app-1", "Team", "\"日本\""));
  }

  private static Instance gone() {
    return new Instance(
        "i-gone",
        "terminated",
        Instant.parse("2026-11-19T00:00:00Z"),
        "ami-1",
        "",
        "Linux/UNIX",
        null,
        null,
        null,
        new MetadataOptions("disabled", "optional", 1, "pending"),
        List.of(),
        Map.of());
  }

  /** What Systems Manager told a version that asked for the default document alone. */
  static SystemsManagerFacts olderSystemsManager() {
    SystemsManagerFacts actual = systemsManager();
    return new SystemsManagerFacts(
        actual.managedInstances(),
        actual.connectionStatus(),
        actual.sessionDocuments(),
        null,
        actual.defaultHostManagementRole());
  }

  private static SystemsManagerFacts systemsManager() {
    return new SystemsManagerFacts(
        Fact.known(
            Map.of(
                "i-running",
                new ManagedInstance(
                    "i-running",
                    "Online",
                    Instant.parse("2026-11-20T02:59:00Z"),
                    "3.3.987.0",
                    "Windows",
                    "Microsoft Windows Server 2022 Datacenter",
                    "10.0.20348"),
                "i-silent",
                new ManagedInstance("i-silent", "Inactive", null, "", "", "", ""))),
        Map.of(
            "i-running", Fact.known("connected"),
            "i-gone", Fact.absent(),
            "i-silent", Fact.unreadable("ssm:GetConnectionStatus", "throttled")),
        Map.of(
            "SSM-SessionManagerRunShell",
            Fact.known("{\"schemaVersion\":\"1.0\",\n\"sessionType\":\"Standard_Stream\"}")),
        Map.of(
            "SSM-SessionManagerRunShell",
            Fact.known(new SessionDocumentVersions("2", "1", "{\"schemaVersion\":\"1.0\"}"))),
        Fact.known("AWSSystemsManagerDefaultEC2InstanceManagementRole"));
  }

  private static IdentityFacts identity() {
    String profile = IAM + "instance-profile/AppServer";
    return new IdentityFacts(
        Map.of(
            profile,
            Fact.known(new InstanceProfile(profile, "AppServer", List.of("AppServer"))),
            IAM + "instance-profile/Gone",
            Fact.absent()),
        Map.of(
            "AppServer",
            Fact.known(
                new Role(
                    "AppServer",
                    IAM + "role/AppServer",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[]}",
                    IAM + "policy/Boundary",
                    Fact.known(
                        Map.of(
                            "Logs", Fact.known("{\"Statement\":[]}"),
                            "Secret", Fact.unreadable("iam:GetRolePolicy", "denied"))),
                    Fact.known(List.of("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")),
                    Map.of("Team", "app"))),
            "Bare",
            Fact.known(
                new Role(
                    "Bare",
                    IAM + "role/Bare",
                    "{}",
                    null,
                    Fact.absent(),
                    Fact.unreadable("iam:ListAttachedRolePolicies", "denied"),
                    Map.of()))),
        Map.of(
            "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
            Fact.known("{\"Version\":\"2012-10-17\",\"Statement\":[]}")));
  }

  private static LoggingFacts logging() {
    return new LoggingFacts(
        Map.of(
            "/session/logs",
            Fact.known(
                new LogGroup(
                    "/session/logs",
                    "arn:aws:logs:ap-northeast-1:123456789012:log-group:/session/logs",
                    KEY_ARN)),
            "/plain",
            Fact.known(
                new LogGroup(
                    "/plain", "arn:aws:logs:ap-northeast-1:123456789012:log-group:/plain", null))),
        Map.of(
            "session-logs",
            Fact.known(bucket("session-logs", KEY_ARN)),
            "plain",
            Fact.known(bucket("plain", null))),
        Map.of(
            "alias/session",
            Fact.known(
                new KmsKey(
                    "k-1",
                    KEY_ARN,
                    "Enabled",
                    "ENCRYPT_DECRYPT",
                    "SYMMETRIC_DEFAULT",
                    "CUSTOMER",
                    false,
                    Fact.known("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                    Fact.known(
                        List.of(
                            new KeyGrant("g-1", IAM + "role/AppServer", List.of("Decrypt"))))))));
  }

  private static Bucket bucket(String name, @Nullable String key) {
    return new Bucket(
        name,
        Fact.known(true),
        Fact.known("ap-northeast-1"),
        Fact.known(new BucketEncryption(key == null ? "AES256" : "aws:kms", key)),
        Fact.absent(),
        Fact.known("BucketOwnerEnforced"));
  }
}
