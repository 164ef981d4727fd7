package dev.sessionready.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.address.Ports;
import dev.sessionready.world.World;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for what. */
class RedactionTest {

  private static final byte[] KEY = "one key".getBytes(StandardCharsets.UTF_8);

  private final KeyedDraw draw = new KeyedDraw(KEY);

  /** The stand-ins for some texts of one account. */
  private List<String> standIns(String... texts) {
    WordCensus census = new WordCensus();
    SecretAddresses addresses = new SecretAddresses(draw, Set.of(Cidr.parse("10.0.0.0/16")), 0);
    OwnText seen = new OwnText(census, addresses);
    Stream.of(texts).forEach(seen::of);
    OwnText text = new OwnText(new SecretWords(draw, census), addresses);
    return Stream.of(texts).map(text::of).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        "SSM-SessionManagerRunShell",
        "AmazonProvidedDNS",
        "alias/aws/s3",
        "ssmmessages.ap-northeast-1.amazonaws.com",
        "s3.dualstack.eu-west-1.amazonaws.com.",
        "*.s3.eu-west-1.amazonaws.com",
        "com.amazonaws.eu-west-1.ssm",
        "cn.com.amazonaws.cn-north-1.ssm",
        "ec2.amazonaws.com",
        "ssm.eu-west-1.api.aws",
        "eu-west-1",
        "us-gov-west-1a",
        "local",
        "default",
        "0.0.0.0/0",
        "::/0",
        "10.0.0.0/8",
        "169.254.169.253",
        "fd00:ec2::253",
        "${aws:PrincipalAccount}",
        "arn:aws:logs:*:*:log-group:*:log-stream:*",
        "arn:aws:s3:::*",
        "*"
      })
  void whatIsAwssOwnStays(String word) {
    assertThat(standIns(word)).containsExactly(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/team/WebServer",
        "arn:aws:s3:::session-logs/shell/*",
        "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "session-logs.s3.eu-west-1.amazonaws.com",
        "vpce-0123456789abcdef0-x1y2z3.ssm.eu-west-1.vpce.amazonaws.com",
        "i-0123456789abcdef0",
        "${aws:PrincipalTag/Team}",
        "{{ssm:/shared/bucket}}",
        "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
        "10.0.1.17",
        "10.0.7.0/24",
        "54.64.3.9/32",
        "arn:aws:iam::111122223333:root",
        "注文 受付"
      })
  void whatIsTheAccountsOwnKeepsItsFormOnly(String own) {
    String standIn = standIns(own).getFirst();

    assertThat(standIn).isNotEqualTo(own);
    // Of addresses not the length, but the dots and colons.
    assertThat(standIn.replaceAll("[\\p{L}\\p{N}]+", "x"))
        .isEqualTo(own.replaceAll("[\\p{L}\\p{N}]+", "x"));
    for (String secret :
        List.of(
            "111122223333",
            "Web",
            "session",
            "shell",
            "1234abcd",
            "0123456789abcdef0",
            "Team",
            "shared",
            "注文")) {
      assertThat(standIn).doesNotContain(secret);
    }
  }

  @Test
  void theSameSecretHasTheSameStandInEverywhere() {
    List<String> standIns =
        standIns(
            "session-logs-111122223333",
            "arn:aws:s3:::session-logs-111122223333/shell/*",
            "session-logs-111122223333.s3.eu-west-1.amazonaws.com",
            "111122223333");

    assertThat(standIns.get(1))
        .isEqualTo(
            "arn:aws:s3:::" + standIns.get(0) + "/" + standIns.get(1).replaceFirst(".*?/", ""));
    assertThat(standIns.get(2)).isEqualTo(standIns.get(0) + ".s3.eu-west-1.amazonaws.com");
    assertThat(standIns.get(0)).endsWith("-" + standIns.get(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"App*", "*Role", "AppServer*", "App?erverRole", "*Server*", "*-Role", "A*R*e"})
  void whatAPatternMatchesItStillMatches(String pattern) {
    String name = "AppServerRole";
    List<String> standIns = standIns(pattern, name, "Application");

    assertThat(matches(standIns.get(0), standIns.get(1))).isEqualTo(matches(pattern, name));
    assertThat(matches(standIns.get(0), standIns.get(2)))
        .isEqualTo(matches(pattern, "Application"));
  }

  private static boolean matches(String pattern, String text) {
    return text.matches(pattern.replace("?", ".").replace("*", ".*"));
  }

  @Test
  void whatDiffersInCaseAloneStillDoes() {
    List<String> standIns = standIns("Orders", "orders", "ORDERS");

    assertThat(standIns).doesNotHaveDuplicates();
    assertThat(standIns).allMatch(one -> one.equalsIgnoreCase(standIns.getFirst()));
  }

  @Test
  void noTwoWordsHaveOneStandIn() {
    List<String> words =
        Stream.iterate(0, at -> at + 1).limit(2_000).map(at -> Integer.toString(at, 36)).toList();

    assertThat(standIns(words.toArray(String[]::new))).doesNotHaveDuplicates();
  }

  @Test
  void addressesKeepTheirPlacesAmongOneAnother() {
    Random random = new Random(4);
    SecretAddresses addresses = new SecretAddresses(draw, Set.of(Cidr.parse("10.0.0.0/16")), 0);
    List<Cidr> blocks = Stream.generate(() -> block(random)).limit(300).toList();
    for (Cidr one : blocks) {
      assertThat(addresses.of(one).prefix()).isEqualTo(one.prefix());
      assertThat(addresses.of(one).first().isPublic()).isEqualTo(one.first().isPublic());
      for (Cidr other : blocks) {
        assertThat(addresses.of(one).contains(addresses.of(other))).isEqualTo(one.contains(other));
      }
    }
  }

  @Test
  void whatAwsReservesInABlockStaysReserved() {
    Cidr vpc = Cidr.parse("10.20.0.0/16");
    SecretAddresses addresses = new SecretAddresses(draw, Set.of(vpc), 0);
    Cidr other = addresses.of(vpc);

    assertThat(other).isNotEqualTo(vpc);
    for (int place = 0; place < 4; place++) {
      assertThat(addresses.of(vpc.first().plus(place))).isEqualTo(other.first().plus(place));
    }
    assertThat(addresses.of(vpc.last())).isEqualTo(other.last());
  }

  private static Cidr block(Random random) {
    List<String> near =
        List.of(
            "10.0.0.0",
            "10.0.1.0",
            "172.16.4.0",
            "192.168.1.0",
            "54.64.0.0",
            "8.8.8.8",
            "100.64.0.9",
            "203.0.113.5");
    Ip from = Ip.parse(near.get(random.nextInt(near.size())));
    Ip address =
        Ip.of(from.family(), from.number().xor(new BigInteger(random.nextInt(16), random)));
    return new Cidr(address, 8 + random.nextInt(25));
  }

  @Test
  void everyRunDrawsOtherStandIns() {
    Snapshot healthy = World.healthy().snapshot();

    assertThat(Redaction.of(healthy, KEY).snapshot())
        .isEqualTo(Redaction.of(healthy, KEY).snapshot());
    assertThat(Redaction.of(healthy).snapshot().place().account())
        .isNotEqualTo(Redaction.of(healthy).snapshot().place().account());
  }

  /** A field that is renamed would be replaced from then on, or no longer be. */
  @Test
  void theFieldsThatAreNamedAreThoseOfTheModel() {
    Set<String> components = new TreeSet<>();
    components(Snapshot.class, new HashSet<>(), components);

    assertThat(components).containsAll(FieldKind.named());
  }

  private static void components(Type type, Set<Type> seen, Set<String> components) {
    switch (type) {
      case ParameterizedType of ->
          Stream.of(of.getActualTypeArguments()).forEach(one -> components(one, seen, components));
      case WildcardType of ->
          Stream.of(of.getUpperBounds()).forEach(one -> components(one, seen, components));
      case Class<?> sealed when sealed.isSealed() && !sealed.equals(Fact.class) ->
          Stream.of(sealed.getPermittedSubclasses())
              .forEach(one -> components(one, seen, components));
      case Class<?> noun
          when noun.isRecord()
              && seen.add(noun)
              && !Set.of(Ip.class, Cidr.class, Ports.class).contains(noun) -> {
        for (var component : noun.getRecordComponents()) {
          components.add(noun.getSimpleName() + "." + component.getName());
          components(component.getGenericType(), seen, components);
        }
      }
      default -> {}
    }
    if (type instanceof ParameterizedType of && of.getRawType().equals(Fact.class)) {
      components(ReadFailure.class, seen, components);
    }
  }

  @Test
  void documentsAreBrokenAsTheyWere() {
    JsonStrings policies = new JsonStrings(new PolicyWords(identity()), identity());
    for (String text :
        List.of(
            "{\"Statement\":[{\"Sid\":\"a\\u0062c\",\"Action\":[\"s3:*\"],\"Resource\":\"*\"},]}",
            "{\"Statement\": \"broken \\q escape\"}",
            "{not: json} // at all",
            "{\"Statement\":[{\"Condition\":{\"NumericLessThan\":{\"x\":1e99}}}]",
            "{\"unfinished",
            "")) {
      assertThat(policies.of(text)).isEqualTo(text);
    }
  }

  private OwnText identity() {
    return new OwnText(new WordCensus(), new SecretAddresses(draw, Set.of(), 0));
  }
}
