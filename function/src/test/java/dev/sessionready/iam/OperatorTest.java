package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each condition operator, on one value of the policy and one of the request. */
class OperatorTest {

  private static final StatementRef HERE =
      new StatementRef(PolicyType.IDENTITY, "policy", 0, null, Effect.ALLOW);

  @ParameterizedTest(name = "{0} {1} on {2} is {3}")
  @CsvSource({
    "StringEquals, blue, blue, true",
    "StringEquals, blue, Blue, false",
    "StringEquals, blue, blues, false",
    "StringEquals, bl*, blue, false",
    "StringEquals, bl*, bl*, true",
    "StringNotEquals, blue, blue, false",
    "StringNotEquals, blue, Blue, true",
    "StringNotEquals, bl*, blue, true",
    "StringEqualsIgnoreCase, blue, BLUE, true",
    "StringEqualsIgnoreCase, blue, bluE?, false",
    "StringNotEqualsIgnoreCase, blue, BLUE, false",
    "StringNotEqualsIgnoreCase, blue, red, true",
    "StringLike, b*e, blue, true",
    "StringLike, bl?e, blue, true",
    "StringLike, bl?e, ble, false",
    "StringLike, B*, blue, false",
    "StringNotLike, b*e, blue, false",
    "StringNotLike, B*, blue, true",
  })
  void stringOperatorsCompareTexts(String operator, String stated, String asked, boolean holds) {
    assertThat(holds(operator, stated, asked)).isEqualTo(holds);
  }

  @ParameterizedTest(name = "{0} {1} on {2} is {3}")
  @CsvSource({
    "NumericEquals, 10, 10, true",
    "NumericEquals, 1.20, 1.2, true",
    "NumericEquals, 2.0, 2, true",
    "NumericEquals, -3, -3, true",
    "NumericEquals, +3, 3, true",
    "NumericEquals, 10, 11, false",
    "NumericNotEquals, 10, 10.0, false",
    "NumericNotEquals, 10, 11, true",
    "NumericLessThan, 10, 9, true",
    "NumericLessThan, 10, 10, false",
    "NumericLessThanEquals, 10, 10, true",
    "NumericLessThanEquals, 10, 10.01, false",
    "NumericGreaterThan, 9, 10, true",
    "NumericGreaterThan, 10, 10, false",
    "NumericGreaterThanEquals, 10, 10, true",
    "NumericGreaterThanEquals, 10, 9.99, false",
  })
  void numericOperatorsCompareNumbersNotDigits(
      String operator, String stated, String asked, boolean holds) {
    assertThat(holds(operator, stated, asked)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10x", "x10", "1e3", "0x10", "10.", ".5", " 10", "1,000", "NaN"})
  void whatIsNotStrictlyANumberEqualsNone(String text) {
    assertThat(holds("NumericEquals", text, text)).isFalse();
    assertThat(holds("NumericEquals", text, "10")).isFalse();
    assertThat(holds("NumericEquals", "10", text)).isFalse();
    assertThat(holds("NumericLessThan", "999999", text)).isFalse();
    assertThat(holds("NumericNotEquals", "10", text)).isTrue();
  }

  @ParameterizedTest(name = "{0} {1} on {2} is {3}")
  @CsvSource({
    "DateEquals, 2026-06-01T00:00:00Z, 2026-06-01T02:00:00+02:00, true",
    "DateEquals, 2026-06-01T00:00:00Z, 2026-06-01T00:00:00.000Z, true",
    "DateEquals, 2026-06-01T00:00:00Z, 2026-06-01T00:00Z, true",
    "DateEquals, 2026-06-01, 2026-06-01T00:00:00Z, true",
    "DateEquals, 2026-06, 2026-06-01T00:00:00Z, true",
    "DateEquals, 2026, 2026-01-01T00:00:00Z, true",
    "DateEquals, 1780272000, 2026-06-01T00:00:00Z, true",
    "DateEquals, -86400, 1969-12-31, true",
    "DateEquals, 2026-06-01, 2026-06-02, false",
    "DateNotEquals, 2026-06-01, 2026-06-01T00:00:00Z, false",
    "DateNotEquals, 2026-06-01, 2026-06-02, true",
    "DateLessThan, 2026-06-01, 2026-05-31T23:59:59Z, true",
    "DateLessThan, 2026-06-01, 2026-06-01, false",
    "DateLessThanEquals, 2026-06-01, 2026-06-01, true",
    "DateLessThanEquals, 2026-06-01, 2026-06-01T00:00:01Z, false",
    "DateGreaterThan, 2020-01-01T00:00:00Z, 1780000000, true",
    "DateGreaterThan, 2026-06-01, 2026-06-01, false",
    "DateGreaterThanEquals, 2026-06-01, 2026-06-01, true",
    "DateGreaterThanEquals, 2026-06-01, 2026-05-31, false",
  })
  void dateOperatorsCompareMomentsHoweverWritten(
      String operator, String stated, String asked, boolean holds) {
    assertThat(holds(operator, stated, asked)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30",
        "2026-13",
        "2026-06-01T25:00:00Z",
        "2026-06-01T00:00:00",
        "2026-06-01 00:00:00Z",
        "1780000000000000",
        "17e8"
      })
  void whatIsNoDateEqualsNone(String text) {
    assertThat(holds("DateEquals", text, text)).isFalse();
    assertThat(holds("DateLessThan", "9999-01-01", text)).isFalse();
    assertThat(holds("DateGreaterThan", text, "9999-01-01")).isFalse();
    assertThat(holds("DateNotEquals", "2026-06-01", text)).isTrue();
  }

  @ParameterizedTest(name = "Bool {0} on {1} is {2}")
  @CsvSource({
    "true, true, true",
    "True, true, true",
    "true, TRUE, true",
    "false, false, true",
    "true, false, false",
    "yes, yes, false",
    "1, true, false",
    "true, 1, false",
  })
  void boolComparesTruthValuesIgnoringCase(String stated, String asked, boolean holds) {
    assertThat(holds("Bool", stated, asked)).isEqualTo(holds);
  }

  @ParameterizedTest(name = "BinaryEquals {0} on {1} is {2}")
  @CsvSource({
    "QmluYXJ5, QmluYXJ5, true",
    "QQ==, QQ, true",
    "QmluYXJ5, QmluYXJ6, false",
    "not base64!, not base64!, false",
    "QmluYXJ5, not base64!, false",
    "not base64!, QmluYXJ5, false",
  })
  void binaryComparesTheBytesAndNotTheirSpelling(String stated, String asked, boolean holds) {
    assertThat(holds("BinaryEquals", stated, asked)).isEqualTo(holds);
  }

  @ParameterizedTest(name = "IpAddress {0} on {1} is {2}")
  @CsvSource({
    "10.0.0.0/16, 10.0.255.4, true",
    "10.0.0.0/16, 10.1.0.0, false",
    "10.0.0.77/16, 10.0.3.4, true",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "10.0.0.0/31, 10.0.0.1, true",
    "10.0.0.0/31, 10.0.0.2, false",
    "10.0.0.1/32, 10.0.0.1, true",
    "10.0.0.1/32, 10.0.0.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "128.0.0.0/1, 128.0.0.0, true",
    "2001:db8::/32, 2001:DB8:0:0:0:0:0:1, true",
    "2001:0db8:0000::/48, 2001:db8::1, true",
    "2001:db8:1::/48, 2001:db8:2::1, false",
    "2001:db8::1, 2001:db8:0::0:1, true",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false",
    "0.0.0.0/0, 2001:db8::1, false",
    "::1/128, ::1, true",
    "::1/128, ::2, false",
  })
  void ipAddressKnowsEverySpellingOfAnAddress(String stated, String asked, boolean holds) {
    assertThat(holds("IpAddress", stated, asked)).isEqualTo(holds);
    assertThat(holds("NotIpAddress", stated, asked)).isEqualTo(!holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0",
        "10.1",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/x",
        "2001:db8::/129",
        "2001:db8::g",
        "1::2::3",
        "fe80::1%eth0",
        "localhost",
        "10.0.0.1/8/8",
        "0x0a.0.0.1",
        "10.0.0.0/-1"
      })
  void whatIsNoAddressContainsNothingAndIsContainedNowhere(String text) {
    assertThat(holds("IpAddress", text, "10.0.0.1")).isFalse();
    assertThat(holds("IpAddress", text, "2001:db8::1")).isFalse();
    assertThat(holds("IpAddress", "0.0.0.0/0", text)).isFalse();
    assertThat(holds("IpAddress", "::/0", text)).isFalse();
    assertThat(holds("NotIpAddress", "0.0.0.0/0", text)).isTrue();
  }

  @ParameterizedTest(name = "ArnLike {0} on {1} is {2}")
  @CsvSource({
    "arn:aws:iam::1:role/x, arn:aws:iam::1:role/x, true",
    "arn:aws:iam::1:role/x, arn:aws:iam::1:role/X, false",
    "arn:aws:iam::*:role/*, arn:aws:iam::1:role/app/x, true",
    "arn:aws:ec2:*:1:instance/i-?, arn:aws:ec2:eu-west-1:1:instance/i-0, true",
    "arn:aws:ec2:*:1:instance/i-?, arn:aws:ec2:eu-west-1:1:instance/i-00, false",
    "arn:aws:logs:*:1:log-group:*, arn:aws:logs:r:1:log-group:x:log-stream:y, true",
    "arn:aws:ec2:*:instance/*, arn:aws:ec2:eu-west-1:1:instance/i-0, false",
    "arn:aws:s:*:1:f/*, arn:aws:s:r:9:store/a:1:f/d, false",
    "*, arn:aws:iam::1:role/x, false",
    "arn:aws:iam::1:role/x, role/x, false",
    "arn:aws:iam::1:role/x, arn:aws:iam, false",
    "arn:aws:iam, arn:aws:iam::1:role/x, false",
  })
  void arnOperatorsMatchPartByPart(String stated, String asked, boolean holds) {
    assertThat(holds("ArnLike", stated, asked)).isEqualTo(holds);
    assertThat(holds("ArnEquals", stated, asked)).isEqualTo(holds);
    assertThat(holds("ArnNotLike", stated, asked)).isEqualTo(!holds);
    assertThat(holds("ArnNotEquals", stated, asked)).isEqualTo(!holds);
  }

  @Test
  void everyOperatorIsFoundByItsNameInAnyCase() {
    List<String> names =
        Stream.of("", "ForAllValues:", "ForAnyValue:")
            .flatMap(set -> Comparison.all().map(comparison -> set + comparison.awsName()))
            .flatMap(name -> Stream.of(name, name + "IfExists"))
            .toList();
    assertThat(names).hasSize(3 * 26 * 2);
    for (String name : names) {
      assertThat(Operator.named(name).map(Operator::nameOf)).contains(name);
      assertThat(Operator.named(name.toUpperCase(Locale.ROOT)).map(Operator::nameOf))
          .contains(name);
    }
    assertThat(Operator.named("nULL")).contains(new Operator.Null());
    assertThat(Operator.nameOf(new Operator.Null())).isEqualTo("Null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "StringEqual", "NullIfExists", "ForSomeValues:StringLike", "Arn"})
  void anUnknownOperatorIsNotFound(String name) {
    assertThat(Operator.named(name)).isEmpty();
  }

  private static boolean holds(String operator, String stated, String asked) {
    Optional<Operator> found = Operator.named(operator);
    Condition condition = new Condition(found.orElseThrow(), "k", List.of(stated));
    Context context = Context.complete().with("k", asked);
    return new Conditions(HERE, true, context).holds(condition).equals(new Ternary.True());
  }
}
