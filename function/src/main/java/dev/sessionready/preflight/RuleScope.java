package dev.sessionready.preflight;

import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.WatchedResource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The types of resource whose changes invoke the rule, as AWS Config names them.
 *
 * @param identity whether IAM's are among them, which are watched only where asked for
 */
record RuleScope(boolean identity) {

  /** What the rule evaluates. */
  static final String INSTANCE = Evaluation.INSTANCE_TYPE;

  /** What a verdict depends on: where one is not recorded, only the sweep sees its changes. */
  List<String> dependencies() {
    return Stream.of(WatchedResource.Type.values())
        .filter(type -> identity || !type.isIdentity())
        .map(WatchedResource.Type::resourceType)
        .toList();
  }
}
