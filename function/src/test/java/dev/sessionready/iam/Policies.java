package dev.sessionready.iam;

import dev.sessionready.fact.Parsed;
import dev.sessionready.json.PolicyReader;
import java.util.List;

/** Policies, callers and requests as the tests write them. */
final class Policies {

  static final String ACCOUNT = "111122223333";
  static final String ROLE = "arn:aws:iam::111122223333:role/app/InstanceRole";
  static final String SESSION = "arn:aws:sts::111122223333:assumed-role/InstanceRole/i-0abc";
  static final String ROOT = "arn:aws:iam::111122223333:root";
  static final String KEY =
      "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";

  private Policies() {}

  static Policy policy(String json) {
    return switch (new PolicyReader().read(json)) {
      case Parsed.Read<Policy>(Policy policy) -> policy;
      case Parsed.Malformed<Policy>(String place, String cause, _) ->
          throw new IllegalArgumentException(place + ": " + cause);
    };
  }

  static AttachedPolicy named(String name, String json) {
    return new AttachedPolicy.Read(name, policy(json));
  }

  /** A policy of these statements, each written with single quotes. */
  static AttachedPolicy attached(String name, String... statements) {
    String json = "{'Version': '2012-10-17', 'Statement': [" + String.join(", ", statements) + "]}";
    return named(name, json.replace('\'', '"'));
  }

  static AttachedPolicy unread(String name) {
    return new AttachedPolicy.Unread(name);
  }

  static String allow(String action, String resource) {
    return "{'Effect': 'Allow', 'Action': '%s', 'Resource': '%s'}".formatted(action, resource);
  }

  static String deny(String action, String resource) {
    return "{'Effect': 'Deny', 'Action': '%s', 'Resource': '%s'}".formatted(action, resource);
  }

  static String allowIf(String condition) {
    return "{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': %s}"
        .formatted(condition);
  }

  static String denyIf(String condition) {
    return "{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': %s}"
        .formatted(condition);
  }

  /** A statement of a resource policy about everything. */
  static String statement(String effect, String element, String principal) {
    return "{'Effect': '%s', '%s': %s, 'Action': '*', 'Resource': '*'}"
        .formatted(effect, element, principal);
  }

  static String allowTo(String principal) {
    return statement("Allow", "Principal", "{'AWS': '%s'}".formatted(principal));
  }

  static AttachedPolicy fullAccess(String name) {
    return attached(name, allow("*", "*"));
  }

  static ApplicablePolicies identity(String... statements) {
    return ApplicablePolicies.of(List.of(attached("identity", statements)));
  }

  static Request request(String action, String resource) {
    return request(SESSION, action, resource, Context.complete());
  }

  static Request request(String caller, String action, String resource, Context context) {
    return new Request(Caller.of(caller), action, resource, ACCOUNT, context);
  }

  static Request putObject() {
    return request("s3:PutObject", "arn:aws:s3:::logs/x");
  }

  static Request decrypt() {
    return request("kms:Decrypt", KEY);
  }

  /** The decision in a word, with the layer that refuses. */
  static String verdict(Request request, ApplicablePolicies policies) {
    return switch (PolicyEvaluation.evaluate(request, policies)) {
      case Decision.Allowed(StatementRef by) -> "allowed by " + by.policyType();
      case Decision.Denied denied ->
          (denied.explicit() ? "denied by " : "not allowed by ") + denied.policyType();
      case Decision.Depends _ -> "depends";
    };
  }
}
