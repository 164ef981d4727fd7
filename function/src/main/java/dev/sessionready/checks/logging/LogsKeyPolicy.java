package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Layers;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.Place;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether CloudWatch Logs itself may use the key that the log group is encrypted with. */
@CheckInfo(
    id = "logs-key-policy",
    title = "The key of the log group admits CloudWatch Logs",
    why =
        "CloudWatch Logs encrypts what it stores with the log group's key, in its own name. Where the"
            + " key policy does not admit it, sessions work and their log stream stays empty.",
    source = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    seen = Symptom.EMPTY_STREAM,
    fix = {
      "aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text",
      "aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json",
      "{\"Sid\":\"CloudWatchLogs\",\"Effect\":\"Allow\","
          + "\"Principal\":{\"Service\":\"logs.REGION.amazonaws.com\"},"
          + "\"Action\":[\"kms:Encrypt*\",\"kms:Decrypt*\",\"kms:ReEncrypt*\","
          + "\"kms:GenerateDataKey*\",\"kms:Describe*\"],\"Resource\":\"*\",\"Condition\":"
          + "{\"ArnEquals\":{\"kms:EncryptionContext:aws:logs:arn\":\"LOG_GROUP_ARN\"}}}"
    },
    seed = SeedRow.LOGS_KEY_POLICY)
@AutoService(Check.class)
public final class LogsKeyPolicy implements Check {

  private static final List<String> ACTIONS =
      List.of(
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
          "kms:GenerateDataKey",
          "kms:DescribeKey");

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToCloudWatch()) {
      return Verdict.notApplicable("preferences.no-cloudwatch");
    }
    String name = preferences.cloudWatchLogGroupName();
    Optional<LogGroup> group = subject.account().logGroup(name).ask();
    if (group.isEmpty()) {
      return Verdict.notApplicable("logs-key-policy.no-group", name);
    }
    String keyId = group.get().kmsKeyId();
    return keyId == null
        ? Verdict.notApplicable("logs-key-policy.no-key", name)
        : judge(subject, group.get(), keyId);
  }

  private static Verdict judge(Subject subject, LogGroup group, String keyId) {
    if (!subject.place().isHere(keyId)) {
      return Verdict.unverifiable(List.of(keyId), "logs-key-policy.elsewhere", keyId, group.name());
    }
    Optional<KmsKey> key = subject.account().key(keyId).ask();
    if (key.isEmpty()) {
      return gone(group, keyId);
    }
    Optional<String> text = key.get().policy().ask();
    if (text.isEmpty()) {
      return failure(subject.place(), group, keyId, ACTIONS);
    }
    AttachedPolicy policy =
        subject.account().policy("key " + keyId, text.get(), "kms:GetKeyPolicy");
    List<Asked> asked =
        ACTIONS.stream().map(action -> ask(subject.place(), group, keyId, policy, action)).toList();
    List<String> refused =
        asked.stream()
            .filter(one -> one.answer() instanceof Decision.Denied)
            .map(Asked::action)
            .toList();
    if (!refused.isEmpty()) {
      // AWS documents the key policy only; whether a grant is enough nobody says.
      return isGranted(subject.place(), key.get())
          ? Verdict.unverifiable(List.of(keyId), "logs-key-policy.granted", shortName(keyId))
          : failure(subject.place(), group, keyId, refused);
    }
    return asked.stream().anyMatch(one -> one.answer() instanceof Decision.Depends)
        ? Verdict.unverifiable(
            List.of(keyId), "logs-key-policy.depends", shortName(keyId), keys(asked))
        : Verdict.pass("logs-key-policy.admits", shortName(keyId));
  }

  private static boolean isGranted(Place place, KmsKey key) {
    return key.grants().ask().orElse(List.of()).stream()
        .anyMatch(grant -> grant.granteePrincipal().equals(service(place)));
  }

  private static Verdict gone(LogGroup group, String keyId) {
    return Verdict.fail(
            HIGH, Symptom.EMPTY_STREAM, "logs-key-policy.gone", shortName(keyId), group.name())
        .withResources(List.of(keyId, group.arn()))
        .withFix(
            "aws logs associate-kms-key --log-group-name %s --kms-key-id KEY_ARN"
                .formatted(group.name()));
  }

  private static Verdict failure(Place place, LogGroup group, String keyId, List<String> refused) {
    return Verdict.fail(
            HIGH,
            Symptom.EMPTY_STREAM,
            "logs-key-policy.refuses",
            shortName(keyId),
            group.name(),
            service(place),
            refused)
        .withResources(List.of(keyId, group.arn()))
        .withFix(
            Text.word(
                "aws kms get-key-policy --key-id %s --policy-name default --query Policy --output text"
                    .formatted(keyId)),
            Text.message(
                "fix.add-statement",
                "aws kms put-key-policy --key-id %s --policy-name default --policy file://policy.json"
                    .formatted(keyId)),
            Text.word(statement(place, group)));
  }

  private static String statement(Place place, LogGroup group) {
    return ("{\"Sid\":\"CloudWatchLogs\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},"
            + "\"Action\":[\"kms:Encrypt*\",\"kms:Decrypt*\",\"kms:ReEncrypt*\","
            + "\"kms:GenerateDataKey*\",\"kms:Describe*\"],\"Resource\":\"*\","
            + "\"Condition\":{\"ArnEquals\":{\"kms:EncryptionContext:aws:logs:arn\":\"%s\"}}}")
        .formatted(service(place), place.logGroupArn(group.name()));
  }

  // The ARN in the encryption context is met in both of these forms.
  private static Asked ask(
      Place place, LogGroup group, String keyId, AttachedPolicy policy, String action) {
    String arn = place.logGroupArn(group.name());
    List<Decision> answers =
        Stream.of(arn, arn + ":*").map(form -> decide(place, keyId, policy, action, form)).toList();
    Decision best =
        answers.stream()
            .filter(Decision.Allowed.class::isInstance)
            .findFirst()
            .or(() -> answers.stream().filter(Decision.Depends.class::isInstance).findFirst())
            .orElse(answers.getFirst());
    return new Asked(action, best);
  }

  private static Decision decide(
      Place place, String keyId, AttachedPolicy policy, String action, String logsArn) {
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
        new Request(new Caller.Service(service(place)), action, keyId, place.account(), context),
        Layers.none().withResource(policy));
  }

  private static List<String> keys(List<Asked> asked) {
    return asked.stream()
        .map(Asked::answer)
        .filter(Decision.Depends.class::isInstance)
        .flatMap(answer -> ((Decision.Depends) answer).unknowns().stream())
        .distinct()
        .toList();
  }

  private static String service(Place place) {
    return "logs."
        + place.region()
        + (place.partition().equals("aws-cn") ? ".amazonaws.com.cn" : ".amazonaws.com");
  }

  private static String shortName(String keyArn) {
    return keyArn.substring(keyArn.lastIndexOf('/') + 1);
  }

  /** One action that CloudWatch Logs needs, and whether the key policy lets it. */
  private record Asked(String action, Decision answer) {}
}
