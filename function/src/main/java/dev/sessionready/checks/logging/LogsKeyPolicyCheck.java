package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.DenyReason;
import dev.sessionready.iam.StatementRef;
import dev.sessionready.model.KmsKey;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether CloudWatch Logs itself may use the key that the log group is encrypted with. */
@CheckInfo(
    id = "logs-key-policy",
    title = "The key of the log group allows CloudWatch Logs",
    why =
        "CloudWatch Logs encrypts what it stores with the log group's key, in its own name. Where the"
            + " key policy does not allow it, sessions work and their log stream stays empty.",
    source = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = Symptom.EMPTY_STREAM,
    remediation = {
      "aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text > policy.json",
      "aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json",
      "{\"Sid\":\"CloudWatchLogs\",\"Effect\":\"Allow\","
          + "\"Principal\":{\"Service\":\"logs.REGION.amazonaws.com\"},"
          + "\"Action\":[\"kms:Encrypt*\",\"kms:Decrypt*\",\"kms:ReEncrypt*\","
          + "\"kms:GenerateDataKey*\",\"kms:Describe*\"],\"Resource\":\"*\",\"Condition\":"
          + "{\"ArnEquals\":{\"kms:EncryptionContext:aws:logs:arn\":\"LOG_GROUP_ARN\"}}}"
    },
    after = {LogGroupCheck.class, LogsKeyCheck.class},
    seed = SeedRow.LOGS_KEY_POLICY)
@AutoService(Check.class)
public final class LogsKeyPolicyCheck implements Check {

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
    return LogGroupTarget.key(
        subject,
        (group, keyArn) ->
            subject.place().isHere(keyArn)
                ? judge(subject, new LogsPrincipal(subject.place(), group.name(), keyArn))
                : Verdict.unverifiable(
                    List.of(keyArn), "logs-key-policy.elsewhere", keyArn, group.name()));
  }

  private static Verdict judge(Subject subject, LogsPrincipal logs) {
    Optional<KmsKey> key = subject.account().key(logs.keyArn()).ask();
    if (key.isEmpty()) {
      return Verdict.notApplicable("key.gone", LogsKeyCheck.called(logs.keyArn(), logs.group()));
    }
    Optional<String> text = key.get().policy().ask();
    if (text.isEmpty()) {
      return failure(logs, ACTIONS, List.of(adding(logs), Text.word(logs.statement())));
    }
    AttachedPolicy policy =
        subject.account().policy("key " + logs.keyArn(), text.get(), "kms:GetKeyPolicy");
    List<Asked> asked =
        ACTIONS.stream().map(action -> new Asked(action, logs.ask(policy, action))).toList();
    List<Asked> refused = asked.stream().filter(Asked::isRefused).toList();
    if (!refused.isEmpty()) {
      // AWS documents the key policy only; whether a grant is enough is not documented, but what is
      // denied, no grant allows.
      return refused.stream().noneMatch(Asked::isDenied) && isGranted(key.get(), logs.principal())
          ? Verdict.unverifiable(List.of(logs.keyArn()), "logs-key-policy.granted", shortName(logs))
          : failure(logs, refused.stream().map(Asked::action).toList(), fixing(logs, refused));
    }
    List<String> unknowns = unknowns(asked);
    return unknowns.isEmpty()
        ? Verdict.pass("logs-key-policy.allows", shortName(logs))
        : Verdict.unverifiable(
            List.of(logs.keyArn()), "logs-key-policy.depends", shortName(logs), unknowns);
  }

  private static boolean isGranted(KmsKey key, String principal) {
    return key.grants().ask().orElse(List.of()).stream()
        .anyMatch(grant -> grant.granteePrincipal().equals(principal));
  }

  private static Verdict failure(LogsPrincipal logs, List<String> refused, List<Text> fixing) {
    FixStep read =
        FixStep.look(
            Command.aws("kms", "get-key-policy", "--key-id", logs.keyArn())
                .with("--policy-name", "default", "--query", "Policy", "--output", "text")
                .into("policy.json"));
    return Verdict.fail(
            HIGH,
            Symptom.EMPTY_STREAM,
            "logs-key-policy.refuses",
            shortName(logs),
            logs.group(),
            logs.principal(),
            refused)
        .withResources(List.of(logs.keyArn(), logs.place().logGroupArn(logs.group())))
        .withSteps(Stream.concat(Stream.of(read), fixing.stream().map(FixStep::fix)).toList());
  }

  // A statement that denies has to go first: another that allows has no effect beside it.
  private static List<Text> fixing(LogsPrincipal logs, List<Asked> refused) {
    List<Text> steps = new ArrayList<>();
    refused.stream()
        .flatMap(Asked::denying)
        .map(
            statement -> Text.message("fix.narrow-statement", statement.name(), statement.policy()))
        .distinct()
        .forEach(steps::add);
    if (refused.stream().allMatch(Asked::isAllowedBeside)) {
      steps.add(Text.word(put(logs)));
    } else {
      steps.add(adding(logs));
      steps.add(Text.word(logs.statement()));
    }
    return steps;
  }

  private static Text adding(LogsPrincipal logs) {
    return Text.message("fix.add-statement", put(logs));
  }

  private static String put(LogsPrincipal logs) {
    return Command.aws("kms", "put-key-policy", "--key-id", logs.keyArn())
        .with("--policy-name", "default", "--policy", "file://policy.json")
        .toString();
  }

  private static List<String> unknowns(List<Asked> asked) {
    return asked.stream()
        .map(Asked::answer)
        .filter(Decision.Depends.class::isInstance)
        .flatMap(answer -> ((Decision.Depends) answer).unknowns().stream())
        .distinct()
        .toList();
  }

  private static String shortName(LogsPrincipal logs) {
    return logs.keyArn().substring(logs.keyArn().lastIndexOf('/') + 1);
  }

  /** One action that CloudWatch Logs needs, and whether the key policy lets it. */
  private record Asked(String action, Decision answer) {

    boolean isRefused() {
      return answer instanceof Decision.Denied;
    }

    boolean isDenied() {
      return denying().findAny().isPresent();
    }

    boolean isAllowedBeside() {
      return denyReasons().noneMatch(DenyReason.ImplicitDeny.class::isInstance);
    }

    Stream<StatementRef> denying() {
      return denyReasons()
          .filter(DenyReason.ExplicitDeny.class::isInstance)
          .map(denyReason -> ((DenyReason.ExplicitDeny) denyReason).statement());
    }

    private Stream<DenyReason> denyReasons() {
      return answer instanceof Decision.Denied denied ? denied.reasons().stream() : Stream.of();
    }
  }
}
