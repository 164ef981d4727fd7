package dev.sessionready.generated;

import dev.sessionready.fact.Fact;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Instance;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.MetadataOptions;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import dev.sessionready.network.model.NetworkInterface;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An account of any size, in which most instances are ready and the others fail in many ways.
 *
 * @param reserved whether some endpoints are open to one role alone
 */
public record GeneratedAccount(AccountSize size, boolean reserved) {

  static final String ACCOUNT = "123456789012";
  static final String REGION = "ap-northeast-1";

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  /** An account whose endpoints are open to every role. */
  public GeneratedAccount(AccountSize size) {
    this(size, false);
  }

  /** Writes the snapshot of such an account: INSTANCES SHAPES FILE. */
  public static void main(String[] arguments) {
    AccountSize size =
        AccountSize.of(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    SnapshotFile.write(new GeneratedAccount(size).snapshot(), Path.of(arguments[2]));
  }

  /** The whole account. */
  public Snapshot snapshot() {
    Map<String, Instance> instances = new HashMap<>();
    Map<String, ManagedInstance> agents = new HashMap<>();
    Map<String, Fact<String>> channels = new HashMap<>();
    for (int at = 0; at < size.instances(); at++) {
      Instance instance = instance(at);
      instances.put(instance.id(), instance);
      if (!Mix.hits(at, 71, 3)) {
        agents.put(instance.id(), agent(at));
      }
      if (Mix.hits(at, 72, 4)) {
        channels.put(
            instance.id(), Fact.known(Mix.hits(at, 73, 70) ? "connected" : "notconnected"));
      }
    }
    return new Snapshot(
        NOW,
        new AccountRegion(ACCOUNT, REGION),
        Fact.known(instances),
        new SystemsManagerFacts(
            Fact.known(agents),
            channels,
            Map.of("SSM-SessionManagerRunShell", Fact.known(GeneratedLogging.DOCUMENT)),
            null,
            Fact.absent()),
        new GeneratedNetwork(size, reserved).facts(),
        new GeneratedIdentity(size).facts(),
        new GeneratedLogging(size).facts());
  }

  static String id(int at) {
    return "i-0%016x".formatted(0x1000L + Mix.of(at, 99) * 0x100000L + at);
  }

  private Instance instance(int at) {
    int shape = size.shape(at);
    boolean windows = Mix.hits(size.shape(at), 81, 20);
    return new Instance(
        id(at),
        Mix.hits(at, 82, 3) ? "stopped" : "running",
        NOW.minusSeconds(Mix.hits(at, 83, 2) ? 240 : 90_000L + Mix.of(at, 84) % 10_000_000),
        "ami-%017x".formatted(Mix.of(at, 85) % 40),
        windows ? "windows" : "",
        windows ? "Windows" : "Linux/UNIX",
        GeneratedNetwork.vpcId(size.vpc(shape)),
        GeneratedNetwork.subnetId(shape),
        Mix.hits(shape, 86, 3) ? null : GeneratedIdentity.profile(size.role(shape)),
        new MetadataOptions(
            Mix.hits(at, 87, 1) ? "disabled" : "enabled",
            Mix.hits(at, 88, 60) ? "required" : "optional",
            2,
            "applied"),
        List.of(face(at, shape)),
        Map.of("Name", "app-" + at, "Team", "team-" + at % 12));
  }

  private NetworkInterface face(int at, int shape) {
    return new NetworkInterface(
        "eni-0%016x".formatted(0x9000000L + at),
        GeneratedNetwork.vpcId(size.vpc(shape)),
        GeneratedNetwork.subnetId(shape),
        List.of(GeneratedNetwork.groupId(shape)),
        List.of(new GeneratedNetwork(size, reserved).address(at)),
        List.of(),
        null,
        true,
        "interface",
        ACCOUNT);
  }

  private ManagedInstance agent(int at) {
    boolean windows = Mix.hits(size.shape(at), 81, 20);
    boolean online = !Mix.hits(at, 91, 5);
    long silence = Mix.hits(at, 92, 2) ? 7_200 : Mix.of(at, 93) % 290;
    return new ManagedInstance(
        id(at),
        online ? "Online" : "ConnectionLost",
        NOW.minusSeconds(online ? silence : 90_000L + Mix.of(at, 94) % 500_000),
        Mix.hits(at, 95, 4) ? "2.3.100.0" : "3.3.%d.0".formatted(400 + Mix.of(at, 96) % 5),
        windows ? "Windows" : "Linux",
        windows
            ? "Microsoft Windows Server 2022 Datacenter"
            : List.of("Amazon Linux", "Ubuntu", "Red Hat Enterprise Linux").get(at % 3),
        windows ? "10.0.20348" : List.of("2023", "22.04", "9.4").get(at % 3));
  }
}
