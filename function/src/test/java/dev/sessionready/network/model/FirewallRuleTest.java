package dev.sessionready.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules of DNS Firewall may block the name of a service. */
class FirewallRuleTest {

  private static final String HOST = "s3.eu-west-1.amazonaws.com";

  private static FirewallRule rule(int priority, String action, String... domains) {
    return new FirewallRule(priority, action, List.of(domains), null);
  }

  private static boolean mayBlock(FirewallRule... rules) {
    return FirewallRule.mayBlock(List.of(rules), HOST);
  }

  @ParameterizedTest
  @CsvSource({"BLOCK, true", "ALLOW, false", "ALERT, false", "A_WORD_OF_TOMORROW, true"})
  void allButAllowingAndAlertingMayBlock(String action, boolean blocks) {
    assertThat(mayBlock(rule(1, action, HOST))).isEqualTo(blocks);
  }

  /**
   * {@code *} stands for whatever begins a name, alone for every name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-user-managed-domain-lists.html">
   *     Domain lists</a>
   */
  @ParameterizedTest
  @CsvSource({
    "s3.eu-west-1.amazonaws.com, true",
    "S3.eu-west-1.AMAZONAWS.com., true",
    "*.amazonaws.com, true",
    "*, true",
    "*.s3.eu-west-1.amazonaws.com, true",
    "logs.s3.eu-west-1.amazonaws.com, true",
    "amazonaws.com, false",
    "kms.eu-west-1.amazonaws.com, false",
    "*.example.com, false",
    "logs3.eu-west-1.amazonaws.com, false",
  })
  void aRuleIsForTheNamesOfItsDomainsAndOfBucketsBelowTheName(String domain, boolean blocks) {
    assertThat(mayBlock(rule(1, "BLOCK", "corp.example", domain))).isEqualTo(blocks);
  }

  @Test
  void aListWhoseDomainsAreNotShownMayHoldTheName() {
    assertThat(mayBlock(new FirewallRule(1, "BLOCK", null, null))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "aaaa", "TYPE28", "1"})
  void aRuleForAddressesAloneBlocksThem(String queryType) {
    assertThat(mayBlock(new FirewallRule(1, "BLOCK", List.of(HOST), queryType))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MX", "TXT", "TYPE15"})
  void aRuleForOtherRecordsBlocksNoAddress(String queryType) {
    assertThat(mayBlock(new FirewallRule(1, "BLOCK", List.of(HOST), queryType))).isFalse();
  }

  @Test
  void whatIsAllowedBeforeIsNotBlocked() {
    var allow = rule(1, "ALLOW", "corp.example", "*.amazonaws.com");
    var block = rule(2, "BLOCK", "*");
    assertThat(mayBlock(allow, block)).isFalse();
    assertThat(mayBlock(block, allow)).isFalse();
    assertThat(mayBlock(rule(3, "ALLOW", "*.amazonaws.com"), block)).isTrue();
    assertThat(mayBlock(rule(1, "ALERT", "*"), block)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "hidden",
      value = {
        "corp.example, hidden",
        "logs.s3.eu-west-1.amazonaws.com, hidden",
        "s3.eu-west-1.amazonaws.com, A",
        "hidden, hidden"
      })
  void onlyARuleThatSurelyAllowsEveryAddressGoesBeforeOneThatBlocks(
      @Nullable String domain, @Nullable String queryType) {
    var allow = new FirewallRule(1, "ALLOW", domain == null ? null : List.of(domain), queryType);
    assertThat(mayBlock(allow, rule(2, "BLOCK", "*"))).isTrue();
  }
}
