package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.checks.logging.SessionKeyCheck;
import dev.sessionready.iam.Context;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the agent may decrypt session data. */
@CheckInfo(
    id = "session-key-use",
    title = "The role may decrypt with the key that encrypts session data",
    why =
        "The client makes the data key with kms:GenerateDataKey; the agent only decrypts it, by the role's"
            + " policies and the key policy together.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html",
    severity = HIGH,
    stage = Stage.ENCRYPTION,
    symptoms = Symptom.DATA_KEY_REFUSED,
    remediation = {
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME"
          + " --policy-document file://policy.json",
      "aws iam get-role-policy --role-name ROLE --policy-name POLICY_NAME --query PolicyDocument"
          + " > policy.json",
      "aws kms get-key-policy --key-id KEY_ARN --policy-name default --query Policy --output text"
          + " > policy.json",
      "aws kms put-key-policy --key-id KEY_ARN --policy-name default --policy file://policy.json",
      SessionKeyCheck.READ,
      SessionKeyCheck.UPDATE,
      SessionKeyCheck.MAKE_DEFAULT
    },
    after = {CredentialSourceCheck.class, SessionKeyCheck.class},
    seed = SeedRow.INSTANCE_ROLE)
@AutoService(Check.class)
public final class SessionKeyUseCheck implements Check {

  private static final String DECRYPT = "kms:Decrypt";

  @Override
  public Verdict judge(Subject subject) {
    return SessionFeature.SESSION_KEY.judge(
        subject,
        (preferences, role) ->
            new KeyPermission(
                    subject,
                    role,
                    preferences.kmsKeyId(),
                    context -> said(context, subject, preferences.kmsKeyId()))
                .judge(
                    "session-key-use",
                    List.of(DECRYPT),
                    "session-key-use.refused",
                    Symptom.DATA_KEY_REFUSED,
                    SessionKeyCheck.another(subject)));
  }

  /**
   * What the agent's request says: the key as the preferences write it, and the session.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-request-alias">
   *     kms:RequestAlias</a>
   */
  private static Context said(Context context, Subject subject, String reference) {
    Context session =
        context
            .with("kms:EncryptionContext:aws:ssm:TargetId", subject.instance().id())
            .unknown("kms:EncryptionContext:aws:ssm:SessionId");
    String name = reference.substring(reference.lastIndexOf(':') + 1);
    return name.startsWith("alias/")
        ? session.with("kms:RequestAlias", name)
        : session.without("kms:RequestAlias");
  }
}
