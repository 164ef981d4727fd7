package dev.sessionready.cli;

import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The option that says what is expected of instances. */
final class ParametersOption {

  @Option(
      names = "--parameters",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "Rule parameters, named as in AWS Config.")
  private Map<String, String> given = Map.of();

  /**
   * The rule parameters, of which some are given by options of their own.
   *
   * @throws BadInput where one is unknown or not valid
   */
  RuleParameters parse(Map<String, String> byOption) {
    Map<String, String> all = new TreeMap<>(given);
    all.putAll(byOption);
    return RuleParameters.parse(all);
  }
}
