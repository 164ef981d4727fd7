package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Policy;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the bucket itself allows the role. */
@CheckInfo(
    id = "bucket-policy",
    title = "The bucket policy lets the role write session logs",
    why =
        "A denial in the bucket policy outweighs what the role may; a bucket of another account must"
            + " allow the role as well.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = {Symptom.BUCKET_NOT_VALIDATED, Symptom.NOTHING_IN_S3},
    remediation = {
      "aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text > policy.json",
      "aws s3api put-bucket-policy --bucket BUCKET --policy file://policy.json",
      "aws ssm send-command --document-name AWS-UpdateSSMAgent --targets"
          + " Key=instanceids,Values=INSTANCE_ID"
    },
    after = CredentialSourceCheck.class)
@AutoService(Check.class)
public final class BucketPolicyCheck implements Check {

  /** The owner of another account's bucket: AWS does not show whose it is, only that it is. */
  private static final String UNKNOWN_OWNER = "";

  @Override
  public Verdict judge(Subject subject) {
    return LogBucket.judge(
        subject,
        Bucket::policy,
        "bucket-policy.foreign",
        log -> judge(subject, log.role(), log.bucket(), log.preferences()));
  }

  private static Verdict judge(
      Subject subject, Role role, Bucket bucket, SessionPreferences preferences) {
    boolean ours = bucket.owned().ask().orElse(false);
    AgentPermissions permissions = subject.permissions(role);
    Optional<AttachedPolicy> policy =
        permissions.onResource(bucket.name(), bucket.policy(), "s3:GetBucketPolicy");
    if (ours && policy.isEmpty()) {
      return Verdict.pass("bucket-policy.none", bucket.name());
    }
    Admission admission =
        new Admission(
            subject,
            permissions,
            policy.orElseGet(() -> silent(bucket)),
            ours ? subject.place().account() : UNKNOWN_OWNER);
    LogUploadRequest upload = new LogUploadRequest(subject, role);
    FeaturePermissions wants = new FeaturePermissions(role, wants(admission, preferences, upload));
    if (wants.refusedActions().equals(List.of(S3ActionsCheck.READ_ENCRYPTION))) {
      preferences.requireSettled(SessionPreferences.S3_ENCRYPTION);
    }
    if (!wants.refused().isEmpty()) {
      return Verdict.fail(
              HIGH,
              wants.refuses(S3ActionsCheck.READ_ENCRYPTION)
                  ? Symptom.BUCKET_NOT_VALIDATED
                  : Symptom.NOTHING_IN_S3,
              "bucket-policy.refused",
              bucket.name(),
              role.name(),
              wants.refusedActions(),
              wants.why())
          .withResources(List.of(bucket.name(), role.arn()))
          .withSteps(
              isForWantOfAgent(admission, preferences, upload)
                  ? List.of(FixStep.fix(update(subject)))
                  : wants.fix("session-manager-s3", subject.place()));
    }
    return wants.doubtful().isEmpty()
        ? Verdict.pass("bucket-policy.allows", bucket.name(), role.name())
        : RolePermissions.doubt(role, wants);
  }

  // Where a newer agent says what the policy demands, the policy is right and stays.
  private static boolean isForWantOfAgent(
      Admission admission, SessionPreferences preferences, LogUploadRequest upload) {
    return wants(admission, preferences, upload.byNewerAgent()).stream()
        .noneMatch(RequestedAction::isRefused);
  }

  private static String update(Subject subject) {
    return Command.aws("ssm", "send-command", "--document-name", "AWS-UpdateSSMAgent")
        .with("--targets", "Key=instanceids,Values=" + subject.instance().id())
        .toString();
  }

  // What a bucket without a policy says to another account's role.
  private static AttachedPolicy silent(Bucket bucket) {
    return new AttachedPolicy.Read(bucket.name(), new Policy(Policy.VERSION_2012, List.of()));
  }

  // Into another account's bucket an object comes with an access control list for its owner.
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
  private static List<RequestedAction> wants(
      Admission admission, SessionPreferences preferences, LogUploadRequest upload) {
    List<RequestedAction> wants = new ArrayList<>();
    AccountRegion place = admission.subject().place();
    String objects = preferences.s3ObjectsArn(place);
    wants.add(admission.asks(upload, "s3:PutObject", objects, ".log"));
    if (admission.isAcrossAccounts()) {
      wants.add(admission.asks(upload, "s3:PutObjectAcl", objects, ".log"));
    }
    if (preferences.s3().encryptionEnabled()
        || preferences.defers(SessionPreferences.S3_ENCRYPTION)) {
      wants.add(
          admission.asks(
              upload, S3ActionsCheck.READ_ENCRYPTION, preferences.s3BucketArn(place), ""));
    }
    return wants;
  }

  /** What a bucket's policy answers to a role, whatever the role's own policies say. */
  private record Admission(
      Subject subject, AgentPermissions permissions, AttachedPolicy policy, String owner) {

    boolean isAcrossAccounts() {
      return !owner.equals(subject.place().account());
    }

    RequestedAction asks(LogUploadRequest upload, String action, String resource, String ending) {
      Decision answer =
          upload.ask(more ->
              permissions.withOthersOnly(
                  action,
                  resource + ending,
                  owner,
                  policies -> policies.withResource(policy),
                  more));
      return new RequestedAction(action, resource, answer);
    }
  }
}
