package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.check.Severity;
import dev.sessionready.rule.BadInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSettingsTest {

  private static final Map<String, String> COMPLETE =
      Map.of(
          "RULE_NAME", "session-manager-ready",
          "RULE_PARAMETERS", "{\"failAt\": \"LOW\", \"language\": \"ja\"}",
          "TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:notices",
          "TABLE_NAME", "sent-alerts",
          "QUIET_HOURS", "24");

  @Test
  void theEnvironmentSaysWhatTheStackWasPublished() {
    AlertSettings settings = AlertSettings.from(COMPLETE);

    assertThat(settings.rule()).isEqualTo("session-manager-ready");
    assertThat(settings.parameters().failAt()).isEqualTo(Severity.LOW);
    assertThat(settings.parameters().language()).isEqualTo(Locale.JAPANESE);
    assertThat(settings.topic()).isEqualTo("arn:aws:sns:eu-west-1:123456789012:notices");
    assertThat(settings.table()).isEqualTo("sent-alerts");
    assertThat(settings.quiet()).isEqualTo(Duration.ofHours(24));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RULE_NAME", "TOPIC_ARN", "TABLE_NAME", "QUIET_HOURS"})
  void aMissingVariableIsNamed(String name) {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.remove(name);

    assertThatThrownBy(() -> AlertSettings.from(environment))
        .isInstanceOf(BadInput.class)
        .hasMessage("The environment has no %s; the stack sets it.", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "a day", "8761", "99999", "1.5"})
  void hoursThatAreNoneAreRefused(String hours) {
    Map<String, String> environment = new HashMap<>(COMPLETE);
    environment.put("QUIET_HOURS", hours);

    assertThatThrownBy(() -> AlertSettings.from(environment))
        .isInstanceOf(BadInput.class)
        .hasMessage("QUIET_HOURS is '%s'; it must be whole hours from 0 to 8760.", hours);
  }
}
