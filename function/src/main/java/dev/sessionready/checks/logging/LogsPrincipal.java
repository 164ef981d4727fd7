package dev.sessionready.checks.logging;

import dev.sessionready.check.CommandJson;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import dev.sessionready.model.AccountRegion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CloudWatch Logs as it asks KMS, in its own name, to use the key of a log group.
 *
 * @param group the name of the log group
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">
 *     Encrypt log data</a>
 */
record LogsPrincipal(AccountRegion place, String group, String keyArn) {

  private static final List<String> USES =
      List.of(
          "kms:Encrypt*",
          "kms:Decrypt*",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:Describe*");

  /** The principal in whose name it asks. */
  String principal() {
    return "logs.%s.%s".formatted(place.region(), place.partition().dnsSuffix());
  }

  /** What the key policy answers to an action; the best for the two contexts it is asked in. */
  Decision ask(AttachedPolicy keyPolicy, String action) {
    String arn = place.logGroupArn(group);
    // The ARN in the encryption context is met in both of these forms.
    List<Decision> answers =
        Stream.of(arn, arn + ":*").map(form -> ask(keyPolicy, action, form)).toList();
    return answers.stream()
        .filter(Decision.Allowed.class::isInstance)
        .findFirst()
        .or(() -> answers.stream().filter(Decision.Depends.class::isInstance).findFirst())
        .orElse(answers.getFirst());
  }

  /** The statement of a key policy that allows it for this log group alone. */
  String statement() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", "CloudWatchLogs");
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", principal()));
    statement.put("Action", USES);
    statement.put("Resource", "*");
    statement.put(
        "Condition",
        Map.of(
            "ArnEquals", Map.of("kms:EncryptionContext:aws:logs:arn", place.logGroupArn(group))));
    return CommandJson.of(statement);
  }

  private Decision ask(AttachedPolicy keyPolicy, String action, String logsArn) {
    Context context =
        Context.partial()
            .with("kms:EncryptionContext:aws:logs:arn", logsArn)
            .with("kms:EncryptionContextKeys", List.of("aws:logs:arn"))
            .withoutOthersUnder("kms:EncryptionContext:")
            .without("aws:PrincipalArn")
            .with("aws:PrincipalIsAWSService", "true")
            .with("aws:SecureTransport", "true")
            .with("aws:RequestedRegion", place.region());
    return PolicyEvaluation.evaluate(
        new Request(new Caller.Service(principal()), action, keyArn, place.account(), context),
        ApplicablePolicies.none().withResource(keyPolicy));
  }
}
