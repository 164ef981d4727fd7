package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.rule.BadInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersReaderTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "{}"})
  void anEventWithoutParametersHasNone(@Nullable String ruleParameters) {
    assertThat(ParametersReader.read(ruleParameters)).isEmpty();
  }

  @Test
  void theParametersOfTheSampleEventAreRead() {
    JsonCursor event = new JsonText(Resources.text("events/config-change.json")).parse();

    assertThat(ParametersReader.read(event.field("ruleParameters").text()))
        .isEqualTo(Map.of("graceMinutes", "15", "requireSessionLogging", "true"));
  }

  @Test
  void numbersAndFlagsAreTakenForTheirText() {
    assertThat(ParametersReader.read("{\"a\": 15, \"b\": true, \"c\": 1.50, \"d\": \"\"}"))
        .isEqualTo(Map.of("a", "15", "b", "true", "c", "1.50", "d", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": null}         | ruleParameters: /a (line 1): null stands where text is needed.
          {"a": ["b"]}        | ruleParameters: /a (line 1): a list stands where text is needed.
          {"a": {}}           | ruleParameters: /a (line 1): an object stands where text is needed.
          ["a"]               | ruleParameters: line 1: a list stands where an object is needed.
          {"a": "1", "a": ""} | ruleParameters: line 1: this cannot be read as JSON: Duplicate Object property "a".
          {"a": "1"} {}       | ruleParameters: line 1: more text follows the end of the JSON value; remove it.
          """)
  void anythingElseIsRefusedInOneSentence(String ruleParameters, String sentence) {
    assertThatThrownBy(() -> ParametersReader.read(ruleParameters))
        .isInstanceOf(BadInput.class)
        .hasMessage(sentence);
  }
}
