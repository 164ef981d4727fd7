package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Actions;
import dev.sessionready.iam.Condition;
import dev.sessionready.iam.Effect;
import dev.sessionready.iam.Operator;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.Principal;
import dev.sessionready.iam.Principals;
import dev.sessionready.iam.Resources;
import dev.sessionready.iam.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of policy documents. */
class PolicyReaderTest {

  private static final Principals NONE = new Principals.Unstated();
  private static final Actions PUT = new Actions.Only(List.of("s3:PutObject"));
  private static final Resources ALL = new Resources.Only(List.of("*"));

  @Test
  void everyElementIsRead() {
    assertThat(
            read(
                """
                {"Version": "2012-10-17", "Id": "mine", "Statement": [
                  {"Sid": "One", "Effect": "Allow", "Principal": {"AWS": ["*", "111122223333"],
                    "Service": "ec2.amazonaws.com", "Federated": "www.amazon.com",
                    "CanonicalUser": "79a5"},
                   "Action": ["s3:PutObject"], "Resource": ["*"],
                   "Condition": {"StringLike": {"aws:a": ["x", "y"], "aws:b": "z"},
                                 "ForAnyValue:StringEqualsIfExists": {"aws:c": []}}},
                  {"Effect": "Deny", "NotPrincipal": "*", "NotAction": "s3:PutObject",
                   "NotResource": "*"}]}
                """))
        .isEqualTo(
            new Policy(
                "2012-10-17",
                List.of(
                    new Statement(
                        "One",
                        Effect.ALLOW,
                        new Principals.Only(
                            List.of(
                                new Principal.Everyone(),
                                new Principal.Aws("111122223333"),
                                new Principal.Service("ec2.amazonaws.com"),
                                new Principal.Federated("www.amazon.com"),
                                new Principal.CanonicalUser("79a5"))),
                        PUT,
                        ALL,
                        List.of(
                            condition("StringLike", "aws:a", "x", "y"),
                            condition("StringLike", "aws:b", "z"),
                            condition("ForAnyValue:StringEqualsIfExists", "aws:c"))),
                    new Statement(
                        null,
                        Effect.DENY,
                        new Principals.AllBut(List.of(new Principal.Everyone())),
                        new Actions.AllBut(List.of("s3:PutObject")),
                        new Resources.AllBut(List.of("*")),
                        List.of()))));
  }

  @Test
  void oneStatementNeedsNoList() {
    assertThat(
            read(
                """
                {"Version": "2012-10-17", "Statement":
                 {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}
                """))
        .isEqualTo(
            new Policy(
                "2012-10-17",
                List.of(new Statement(null, Effect.ALLOW, NONE, PUT, ALL, List.of()))));
  }

  @Test
  void withoutAVersionTheOldestHolds() {
    assertThat(read("{\"Statement\": []}").version()).isEqualTo("2008-10-17");
    assertThat(read("{\"Version\": \"2008-10-17\", \"Statement\": []}").statements()).isEmpty();
  }

  @Test
  void aStatementNeedsNoResource() {
    assertThat(
            read("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:PutObject\"}}")
                .statements()
                .getFirst()
                .resources())
        .isEqualTo(new Resources.Unstated());
  }

  @ParameterizedTest(name = "{0} is read as {1}")
  @CsvSource({
    "true, true",
    "false, false",
    "10, 10",
    "1.5, 1.5",
    "-3, -3",
    "12345678901234567890, 12345678901234567890",
    "0.0000001, 0.0000001",
    "1e3, 1000",
    "\"10\", 10",
  })
  void numbersAndTruthValuesNeedNoQuotationMarksInConditions(String written, String read) {
    String policy =
        """
        {"Statement": {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*",
         "Condition": {"numericequals": {"s3:max-keys": %1$s, "s3:other": [%1$s]}}}}
        """
            .formatted(written);
    assertThat(read(policy).statements().getFirst().conditions())
        .containsExactly(
            condition("NumericEquals", "s3:max-keys", read),
            condition("NumericEquals", "s3:other", read));
  }

  @ParameterizedTest(name = "{0} is read: {1}")
  @CsvSource({
    "1e100, true",
    "1e101, false",
    "1e-100, true",
    "1e-101, false",
    "1e2147483647, false",
    "1e-2147483647, false",
    "1e2147483648, false",
  })
  void aNumberIsWrittenOutOnlyWithinReason(String number, boolean isRead) {
    String policy =
        """
        {"Statement": {"Effect": "Allow", "Action": "*",
         "Condition": {"NumericEquals": {"s3:max-keys": %s}}}}
        """
            .formatted(number);
    assertThat(new PolicyReader().read(policy) instanceof Parsed.Read).isEqualTo(isRead);
  }

  @Test
  void aDocumentInUrlEncodingIsDecodedWithItsPluses() {
    String policy =
        """
        {"Statement": {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "a+b c/\u00e9"}}
        """;
    String encoded =
        URLEncoder.encode(policy, StandardCharsets.UTF_8).replace("+", "%20").replace("%2B", "+");
    for (String text : List.of(policy, encoded, "  " + encoded, encoded.replace("%7B", "%7b"))) {
      assertThat(read(text).statements().getFirst().resources())
          .isEqualTo(new Resources.Only(List.of("a+b c/\u00e9")));
    }
  }

  @Test
  void aPercentSignInAPlainDocumentIsLeftAlone() {
    String policy =
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"%7B\"}}";
    assertThat(read(policy).statements().getFirst().resources())
        .isEqualTo(new Resources.Only(List.of("%7B")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:*", "*", "*:*", "s3-object-lambda:Get*"})
  void anActionNamesItsService(String action) {
    String policy =
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"%s\"}}".formatted(action);
    assertThat(read(policy).statements().getFirst().actions())
        .isEqualTo(new Actions.Only(List.of(action)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                          |                    | object",
        "{}                                          |                    | no Statement",
        "\"text\"                                    |                    | object",
        "{\"Statement\": [], \"Extra\": 1}           | Extra              | no such element",
        "{\"Statement\": [], \"version\": \"x\"}     | version            | no such element",
        "{\"Version\": \"2012\", \"Statement\": []}  | Version            | no version 2012",
        "{\"Version\": 2012, \"Statement\": []}      | Version            | text is expected",
        "{\"Id\": 1, \"Statement\": []}              | Id                 | text is expected",
        "{\"Statement\": \"text\"}                   | Statement          | object is expected",
        "{\"Statement\": [1]}                        | Statement[0]       | object is expected",
      })
  void aDocumentThatIamWouldRefuseIsRefusedWithPlaceAndCause(
      String text, String place, String cause) {
    assertRefused(text, place == null ? "" : place, cause);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Action\": \"*\"                                           |            | no Effect",
        "\"Effect\": \"allow\", \"Action\": \"*\"                    | .Effect    | neither Allow nor Deny",
        "\"Effect\": true, \"Action\": \"*\"                         | .Effect    | text is expected",
        "\"Effect\": \"Allow\"                                       |            | neither Action nor NotAction",
        "\"Effect\": \"Allow\", \"Action\": []                       | .Action    | At least one",
        "\"Effect\": \"Allow\", \"Action\": [\"*\", 1]               | .Action[1] | text is expected",
        "\"Effect\": \"Allow\", \"Action\": \"PutObject\"            | .Action    | PutObject does not name its service",
        "\"Effect\": \"Allow\", \"Action\": \":Put\"                 | .Action    | does not name its service",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"NotAction\": \"*\"     |     | exclude each other",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": []  | .Resource  | At least one",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"NotResource\": \"*\" | | exclude each other",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": \"*\", \"NotPrincipal\": \"*\" | | exclude each other",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": \"me\"     | .Principal | needs its kind",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": {}         | .Principal | No principal",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": [\"*\"]    | .Principal | object is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": {\"aws\": \"*\"} | .Principal.aws | no such kind",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": {\"AWS\": 1} | .Principal.AWS | text is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Sid\": 1                | .Sid       | text is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Conditions\": {}        | .Conditions | no such element",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": []         | .Condition | object is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"StringSame\": {}} | .Condition.StringSame | no such condition operator",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"Bool\": \"x\"} | .Condition.Bool | object is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"Bool\": {\"aws:a\": null}} | .Condition.Bool.aws:a | text is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"Bool\": {\"aws:a\": [[]]}} | .Condition.Bool.aws:a[0] | text is expected",
        "\"Effect\": \"Allow\", \"Action\": \"*\", \"Condition\": {\"NumericEquals\": {\"a:b\": 1e999999999}} | .Condition.NumericEquals.a:b | proportion",
      })
  void aStatementThatIamWouldRefuseIsRefusedWithPlaceAndCause(
      String elements, String place, String cause) {
    String good = "{\"Effect\": \"Allow\", \"Action\": \"*\"}";
    assertRefused(
        "{\"Statement\": [%s, {%s}]}".formatted(good, elements),
        "Statement[1]" + (place == null ? "" : place),
        cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"Statement\": []} {}",
        "{\"Statement\": [], \"Statement\": []}",
        "{'Statement': []}",
        "{\"Statement\": [],}"
      })
  void whatIsNotJsonIsRefusedAsAWhole(String text) {
    assertThat(new PolicyReader().read(text))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class, malformed -> assertThat(malformed.place()).isEmpty());
  }

  @Test
  void theLineThatIsNotJsonIsPublished() {
    assertRefused("{\"Statement\":\n [oops]}", "", "not JSON (line 2)");
  }

  @Test
  void brokenUrlEncodingIsRefused() {
    assertRefused("%7B%2", "", "URL encoding");
  }

  private static void assertRefused(String text, String place, String cause) {
    assertThat(new PolicyReader().read(text))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class,
            malformed -> {
              assertThat(malformed.place()).isEqualTo(place);
              assertThat(malformed.cause()).contains(cause).endsWith(".");
            });
  }

  private static Policy read(String text) {
    Parsed<Policy> parsed = new PolicyReader().read(text);
    assertThat(parsed).isInstanceOf(Parsed.Read.class);
    return ((Parsed.Read<Policy>) parsed).value();
  }

  private static Condition condition(String operator, String key, String... values) {
    return new Condition(Operator.named(operator).orElseThrow(), key, List.of(values));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} []", "{\"Statement\": []}}", "{} x"})
  void whatFollowsThePolicyIsRefusedWithoutTheNamesOfClasses(String text) {
    assertThat(new PolicyReader().read(text))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class,
            malformed -> assertThat(malformed.cause()).doesNotContain("`", "JsonNode", "Token."));
  }
}
