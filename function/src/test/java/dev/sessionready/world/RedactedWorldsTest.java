package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.generated.AccountSize;
import dev.sessionready.generated.GeneratedAccount;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.redact.Redaction;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.TagMatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A redacted account gets the verdicts of the account that it was, and holds nothing by which that
 * could be known.
 */
class RedactedWorldsTest {

  private static final byte[] KEY =
      "a key that is the same in every run".getBytes(StandardCharsets.UTF_8);

  /** One in so many cases of checks is redacted; 1 for all of them, which takes minutes. */
  private static final int SHARE_OF_CASES = Integer.getInteger("redact.share", 20);

  /** Hostile files that hold no snapshot. */
  private static final Pattern BROKEN =
      Pattern.compile("key-with-line-break|document-number|snapshot-number");

  /** What AWS calls so in every account. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "SSM-SessionManagerRunShell|AWSSystemsManagerDefaultEC2InstanceManagementRole|AWS-.*|default"
              + "|arn:aws[a-z-]*:iam::aws:.*|alias/aws/.*|Name|aws:.*|(.*\\.)?amazonaws\\.com\\.?|(cn\\.)?com\\.amazonaws\\..*|local");

  /**
   * Every stored account: worlds, demos, hostile and field snapshots, and cases of checks; or else
   * the accounts that are kept in the folder that {@code redact.cases} names.
   */
  static List<World> accounts() {
    String others = System.getProperty("redact.cases");
    if (others != null) {
      return files(Path.of(others)).map(RedactedWorldsTest::fieldCase).toList();
    }
    return Stream.of(
            World.all().stream(),
            files("hostile").filter(file -> !BROKEN.matcher(file.toString()).find()).map(World::of),
            files("field").map(RedactedWorldsTest::fieldCase),
            files("snapshots").filter(file -> !file.endsWith("report.json")).map(World::of),
            generated(),
            cases())
        .flatMap(worlds -> worlds)
        .toList();
  }

  /** An account and what is left of it: costly to make, and read by more than one test. */
  private record Redacted(World world, Redaction redaction) {

    static final List<Redacted> ALL =
        accounts().stream()
            .map(world -> new Redacted(world, Redaction.of(world.snapshot(), KEY)))
            .toList();
  }

  @Test
  void redactedAccountsGetTheSameVerdicts() {
    Map<String, Object> different = new TreeMap<>();
    for (Redacted one : Redacted.ALL) {
      World world = one.world();
      Redaction redaction = one.redaction();
      World other = redacted(world, redaction);
      Map<String, List<String>> expected = new TreeMap<>();
      verdicts(world).forEach((id, findings) -> expected.put(redaction.standIn(id), findings));
      Map<String, List<String>> actual = verdicts(other);
      if (!actual.equals(expected)) {
        different.put(world.name(), differences(expected, actual));
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void nothingOfTheAccountsOwnIsLeft() {
    Map<String, Set<String>> left = new TreeMap<>();
    for (Redacted one : Redacted.ALL) {
      World world = one.world();
      String text = text(one.redaction().snapshot());
      Set<String> found = new TreeSet<>();
      for (String secret : secrets(world.snapshot(), world.name().startsWith("AccountSize"))) {
        if (text.contains(secret)
            && Pattern.compile("(?<![\\w.-])" + Pattern.quote(secret) + "(?![\\w-])")
                .matcher(text)
                .find()) {
          found.add(secret);
        }
      }
      if (!found.isEmpty()) {
        left.put(world.name(), found);
      }
    }
    assertThat(left).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatIsRedactedTwiceIsStillTheSameAccount(World world) {
    Redaction once = Redaction.of(world.snapshot());
    Redaction twice = Redaction.of(once.snapshot());

    assertThat(
            verdicts(redacted(redacted(world, once), twice)).values().stream()
                .sorted(RedactedWorldsTest::order))
        .containsExactlyElementsOf(
            verdicts(world).values().stream().sorted(RedactedWorldsTest::order).toList());
  }

  @ParameterizedTest
  @MethodSource("stored")
  void aRedactedSnapshotIsReadBackFromItsFile(World world) {
    Snapshot redacted = Redaction.of(world.snapshot()).snapshot();

    assertThat(read(text(redacted).getBytes(StandardCharsets.UTF_8), "redacted"))
        .isEqualTo(redacted);
  }

  static List<World> stored() {
    return World.all();
  }

  private static int order(List<String> one, List<String> two) {
    return one.toString().compareTo(two.toString());
  }

  private static World redacted(World world, Redaction redaction) {
    Expectations all = world.expectations();
    TagMatch tag = all.excludeTag();
    TagMatch ownTag =
        tag == null
            ? null
            : new TagMatch(
                redaction.standInForTagKey(tag.key()),
                tag.value() == null ? null : redaction.standIn(tag.value()));
    return new World(
        world.name(),
        redaction.snapshot(),
        new Expectations(
            redaction.standIn(all.sessionDocument()),
            all.graceMinutes(),
            all.minAgentVersion(),
            all.requireLogging(),
            all.requireEncryption(),
            all.evaluateStopped(),
            ownTag));
  }

  private static Map<String, List<String>> verdicts(World world) {
    if (!(world.snapshot().instances() instanceof Fact.Known<Map<String, Instance>>)) {
      return Map.of();
    }
    Map<String, List<String>> verdicts = new TreeMap<>();
    for (Assessment assessment : world.assess()) {
      verdicts.put(
          assessment.instance().id(),
          assessment.findings().stream().map(RedactedWorldsTest::verdict).toList());
    }
    return verdicts;
  }

  private static String verdict(Finding finding) {
    Verdict verdict = finding.verdict();
    String words =
        switch (verdict) {
          case Verdict.Pass pass -> keys(pass.evidence());
          case Verdict.Fail fail ->
              fail.severity()
                  + " "
                  + keys(fail.cause())
                  + " "
                  + keys(fail.symptom())
                  + " "
                  + fail.noFix();
          case Verdict.Warn warn -> keys(warn.what());
          case Verdict.NotApplicable none -> keys(none.because());
          case Verdict.Unverifiable unknown -> keys(unknown.what()) + " " + unknown.services();
          case Verdict.Unreadable unread -> unread.action();
          case Verdict.Broken broken -> String.valueOf(broken.defect());
        };
    return finding.id() + " " + verdict.getClass().getSimpleName() + " " + words;
  }

  private static String keys(Text text) {
    return switch (text) {
      case Text.Word _ -> "";
      case Text.Listing list ->
          list.items().stream()
              .map(RedactedWorldsTest::keys)
              .sorted()
              .collect(Collectors.joining());
      case Text.Message message ->
          message.key()
              + message.arguments().stream()
                  .map(RedactedWorldsTest::keys)
                  .filter(key -> !key.isEmpty())
                  .collect(Collectors.joining(",", "(", ")"));
    };
  }

  private static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach((id, findings) -> {
      List<String> others = actual.getOrDefault(id, List.of());
      for (int at = 0; at < findings.size(); at++) {
        String other = at < others.size() ? others.get(at) : "nothing";
        if (!findings.get(at).equals(other)) {
          differences.add(findings.get(at) + " is now " + other);
        }
      }
    });
    return differences;
  }

  /** Accounts, ids, names, tags and addresses, as the file has them. */
  private static Set<String> secrets(Snapshot snapshot, boolean swapsAddresses) {
    Set<String> secrets = new TreeSet<>();
    secrets.add(snapshot.place().account());
    JsonNode tree = World.JSON.readTree(text(snapshot));
    collect("", tree, secrets);
    // Of many VPCs one may get the block that was another's.
    secrets.removeIf(secret -> swapsAddresses && Cidr.find(secret).isPresent());
    secrets.removeIf(secret -> PUBLIC.matcher(secret).matches() || !isDistinct(secret));
    return secrets;
  }

  private static final Set<String> NAMED =
      Set.of(
          "id",
          "arn",
          "name",
          "ownerId",
          "vpcId",
          "subnetId",
          "imageId",
          "instanceProfileArn",
          "kmsKeyId",
          "groupId",
          "peeringId",
          "granteePrincipal",
          "tags",
          "subnetIds",
          "groupIds",
          "routeTableIds",
          "networkInterfaceIds",
          "privateAddresses",
          "ipv6Addresses",
          "publicAddress",
          "cidrs",
          "cidr",
          "targets",
          "domainName",
          "target",
          "privateIp",
          "publicIp");

  private static final Set<String> KEYED =
      Set.of(
          "instances",
          "managedInstances",
          "vpcs",
          "subnets",
          "routeTables",
          "networkAcls",
          "securityGroups",
          "vpcEndpoints",
          "networkInterfaces",
          "natGateways",
          "roles",
          "instanceProfiles",
          "managedPolicies",
          "inlinePolicies",
          "buckets",
          "keys",
          "logGroups",
          "tags",
          "sessionDocuments",
          "prefixListEntries");

  private static void collect(String field, JsonNode node, Set<String> secrets) {
    if (node.isString()) {
      if (NAMED.contains(field)) {
        String value = node.asString();
        boolean isReserved = Cidr.find(value).filter(RedactedWorldsTest::isEverybodys).isPresent();
        if (!isReserved) {
          secrets.add(value);
        }
      }
      return;
    }
    node.properties()
        .forEach(member -> {
          boolean isFact = member.getKey().matches("known|absent|unreadable");
          String inner =
              isFact || field.equals("tags") ? field : KEYED.contains(field) ? "" : member.getKey();
          if (member.getKey().equals("unreadable")) {
            return;
          }
          if (KEYED.contains(field) && !isFact) {
            secrets.add(member.getKey());
          }
          collect(inner, member.getValue(), secrets);
        });
    node.valueStream()
        .filter(_ -> node.isArray())
        .forEach(one -> collect(KEYED.contains(field) ? "" : field, one, secrets));
  }

  // A block that everybody has, and what AWS reserves in such a one.
  private static boolean isEverybodys(Cidr block) {
    return block.prefix() <= 16
        || Stream.of(
                "0.0.0.0/8", "169.254.0.0/16", "fd00:ec2::/32", "172.16.0.0/12", "192.168.0.0/24")
            .map(Cidr::parse)
            .anyMatch(known -> known.contains(block));
  }

  // A number of one digit, or a word of two letters, is found anywhere.
  private static boolean isDistinct(String secret) {
    return Cidr.find(secret).isPresent()
        || Arrays.stream(secret.split("\\W|_", -1))
            .anyMatch(word ->
                word.length() >= 4
                    && !word.matches("subnet|role|alias|instance|profile|session|logs"));
  }

  private static Stream<World> generated() {
    AccountSize size = new AccountSize(60, 12, 4, 12, 3);
    return Stream.of(
        new World(size.toString(), new GeneratedAccount(size).snapshot(), Expectations.DEFAULTS));
  }

  private static Stream<World> cases() {
    return Catalogue.load().checks().stream()
        .map(check -> Catalogue.info(check).id())
        .flatMap(id ->
            Case.of(id)
                .filter(one -> isTurn(id + "/" + one.name()))
                .map(one -> one.world().named(id + "/" + one.name())));
  }

  private static boolean isTurn(String name) {
    return Math.floorMod(name.hashCode(), SHARE_OF_CASES) == 0;
  }

  private static World fieldCase(Path file) {
    JsonNode one = World.tree(file);
    World world =
        new World(
            "field/" + file.getFileName(),
            read(one.path("snapshot").toString().getBytes(StandardCharsets.UTF_8), file.toString()),
            Expectations.DEFAULTS);
    String parameters = one.path("parameters").asString("");
    return parameters.isEmpty()
        ? world
        : world.with(
            Arrays.stream(parameters.split(",", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip())));
  }

  private static Stream<Path> files(String folder) {
    return files(World.RESOURCES.resolve(folder));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Snapshot read(byte[] text, String name) {
    return SnapshotFile.read(new ByteArrayInputStream(text), name);
  }

  private static String text(Snapshot snapshot) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SnapshotFile.write(snapshot, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
