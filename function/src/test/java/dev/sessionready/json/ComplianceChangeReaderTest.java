package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.alerts.ComplianceChange;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplianceChangeReaderTest {

  private static final String EVENT = Resources.text("events/eventbridge-compliance-change.json");

  @Test
  void aChangeOfAVerdictIsRead() {
    assertThat(ComplianceChangeReader.read(EVENT))
        .isEqualTo(
            new ComplianceChange(
                new AccountRegion("123456789012", "ap-northeast-1"),
                "session-manager-ready",
                "i-0a1b2c3d4e5f60718",
                ComplianceType.NON_COMPLIANT,
                "endpoint-present: no network path to ssm from vpc-1"));
  }

  @Test
  void aVerdictMayComeWithoutAnAnnotation() {
    String line = "\"annotation\": \"endpoint-present: no network path to ssm from vpc-1\"";

    assertThat(ComplianceChangeReader.read(EVENT.replace(line, "\"other\": 1")).annotation())
        .isNull();
    assertThat(
            ComplianceChangeReader.read(EVENT.replace(line, "\"annotation\": null")).annotation())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Config Rules Compliance Change | Config Configuration Item Change | /detail-type",
        "AWS::EC2::Instance             | AWS::EC2::VPC                    | /detail/resourceType",
        "\"configRuleName\"             | \"name\"                         | /detail (",
        "\"resourceId\"                 | \"id\"                           | /detail (",
        "\"NON_COMPLIANT\"              | \"BROKEN\"                       | complianceType",
        "\"account\"                    | \"owner\"                        | account",
      })
  void whatAAlertNeedsMustBeThere(String text, String by, String place) {
    assertThat(EVENT).contains(text);
    assertThatThrownBy(() -> ComplianceChangeReader.read(EVENT.replace(text, by)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("message: ")
        .hasMessageContaining(place);
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> ComplianceChangeReader.read("not JSON")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> ComplianceChangeReader.read(null)).isInstanceOf(BadInput.class);
  }
}
