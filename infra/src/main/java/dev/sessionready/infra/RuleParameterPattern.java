package dev.sessionready.infra;

import dev.sessionready.rule.RuleParameters;

/**
 * What a value of a rule parameter looks like, as a pattern of CloudFormation: at least as strict
 * as the rule, and without what would have to be escaped in JSON.
 */
final class RuleParameterPattern {

  private RuleParameterPattern() {}

  static String of(RuleParameters.Name name) {
    return switch (name) {
      case sessionDocument -> "[a-zA-Z0-9_.:/-]{3,128}";
      case failAt -> "CRITICAL|HIGH|MEDIUM|LOW";
      case unverifiable -> "COMPLIANT|NON_COMPLIANT";
      case graceMinutes -> "[0-9]{1,3}|0[0-9]{3}|1[0-3][0-9]{2}|14[0-3][0-9]|1440";
      case minAgentVersion -> "[0-9]{1,9}(\\.[0-9]{1,9}){3}";
      case liveStatus -> "doubtful|always|never";
      case requireLogging -> "none|cloudwatch|s3|any|both";
      case requireEncryption, evaluateStopped -> "true|false";
      case excludeTag -> "[^=\"\\\\\\x00-\\x1F]{1,128}(=[^\"\\\\\\x00-\\x1F]{0,256})?";
      case language -> "en|ja";
    };
  }
}
