package dev.sessionready.infra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the rule parameters that the stack takes to those of the function: whatever passes when the
 * template is made must pass when the rule runs, and be refused in the same words.
 */
final class RuleParametersTest {

  private static final String PARAMETERS = "dev.sessionready.rule.Parameters";
  private static final Set<String> OF_THE_STACK =
      Set.of(
          "email",
          "logRetentionDays",
          "notifyRecovery",
          "quietHours",
          "ruleName",
          "sweepEvery",
          "watchIam");
  private static final Pattern KNOWN = Pattern.compile("it knows (.+)\\.$");
  private static final Pattern DEMAND =
      Pattern.compile("it must be ([^;]+?)(?:;.* by default)?\\.$");

  @Test
  void theStackTakesEveryParameterOfTheRuleAndNoOther() throws Exception {
    Set<String> ofTheRule;
    try (FunctionCode function = new FunctionCode()) {
      ofTheRule =
          Arrays.stream(function.named(PARAMETERS + "$Name").getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> taken = new TreeSet<>(Set.of(found(KNOWN, refusal("none", "")).split(", ", -1)));
    taken.removeAll(OF_THE_STACK);

    assertThat(taken).isEqualTo(ofTheRule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sessionDocument   | Team-Session_1.a:b/c",
        "sessionDocument   | a",
        "sessionDocument   | two words",
        "failAt            | LOW",
        "failAt            | low",
        "unverifiable      | NON_COMPLIANT",
        "unverifiable      | UNKNOWN",
        "graceMinutes      | 0",
        "graceMinutes      | 1440",
        "graceMinutes      | 0015",
        "graceMinutes      | 00015",
        "graceMinutes      | 1441",
        "graceMinutes      | -1",
        "minAgentVersion   | 3",
        "minAgentVersion   | 3.3",
        "minAgentVersion   | 3.3.40",
        "minAgentVersion   | 3.3.987.0",
        "minAgentVersion   | 3.3.987.0.1",
        "minAgentVersion   | 3.3.x",
        "minAgentVersion   | 1234567890.0",
        "liveStatus        | always",
        "liveStatus        | ALWAYS",
        "requireLogging    | cloudwatch",
        "requireLogging    | s3",
        "requireLogging    | CloudWatch",
        "requireEncryption | true",
        "requireEncryption | TRUE",
        "excludeTag        | Team",
        "excludeTag        | Team=",
        "excludeTag        | Team=Lab=1",
        "excludeTag        | =Lab",
        "excludeTag        | ``",
        "evaluateStopped   | false",
        "evaluateStopped   | no",
        "language          | ja",
        "language          | fr",
      })
  void aValuePassesTheStackWhereItPassesTheFunction(String name, String value) throws Exception {
    assertThat(demandOfTheStack(name, value)).isEqualTo(demandOfTheFunction(name, value));
  }

  @ParameterizedTest
  @CsvSource({"128, 256", "129, 0", "128, 257"})
  void tagsMayBeAsLongAsAwsAllows(int key, int value) throws Exception {
    String tag = "k".repeat(key) + "=" + "v".repeat(value);

    assertThat(demandOfTheStack("excludeTag", tag))
        .isEqualTo(demandOfTheFunction("excludeTag", tag));
  }

  /** What the stack says a value must be, empty where it takes it. */
  private static Optional<String> demandOfTheStack(String name, String value) {
    try {
      assertThat(Settings.from(Map.of(name, value)).ruleParameters()).containsEntry(name, value);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(found(DEMAND, String.valueOf(refusal.getMessage())));
    }
  }

  private static Optional<String> demandOfTheFunction(String name, String value) throws Exception {
    try (FunctionCode function = new FunctionCode()) {
      function.named(PARAMETERS).getMethod("parse", Map.class).invoke(null, Map.of(name, value));
      return Optional.empty();
    } catch (InvocationTargetException refused) {
      return Optional.of(
          found(DEMAND, String.valueOf(requireNonNull(refused.getCause()).getMessage())));
    }
  }

  private static String refusal(String key, String value) {
    try {
      Settings.from(Map.of(key, value));
      throw new AssertionError(key + " is not refused");
    } catch (Refusal refusal) {
      return String.valueOf(refusal.getMessage());
    }
  }

  private static String found(Pattern pattern, String sentence) {
    Matcher matcher = pattern.matcher(sentence);
    assertThat(matcher.find()).as(sentence).isTrue();
    return matcher.group(1);
  }
}
