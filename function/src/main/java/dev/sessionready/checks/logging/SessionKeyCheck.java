package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether the key that encrypts session data serves. */
@CheckInfo(
    id = "session-key",
    title = "The key for session data is enabled, symmetric and of this region",
    why =
        "Client and agent share a data key that KMS encrypts with the key in the preferences. While KMS"
            + " refuses to use that, every session ends in its handshake, where the client asks for"
            + " the data key first. Just-in-time node access needs the tag"
            + " SystemsManagerJustInTimeNodeAccessManaged=true on the key besides, which is not"
            + " looked at.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html",
    severity = HIGH,
    stage = Stage.ENCRYPTION,
    symptoms = Symptom.CLIENT_KEY_REFUSED,
    remediation = {
      "aws kms enable-key --key-id KEY_ARN",
      "aws kms cancel-key-deletion --key-id KEY_ARN",
      "aws kms import-key-material --key-id KEY_ARN --import-token fileb://IMPORT_TOKEN --encrypted-key-material fileb://KEY_MATERIAL --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE",
      "aws kms connect-custom-key-store --custom-key-store-id KEY_STORE_ID",
      ChosenKey.ALLOW,
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT
    })
@AutoService(Check.class)
public final class SessionKeyCheck implements Check {

  /** The steps of {@link #another}, as they stand among the fixes of a check. */
  public static final String READ = SessionDocumentCommands.READ;

  public static final String UPDATE = SessionDocumentCommands.UPDATE;

  public static final String MAKE_DEFAULT = SessionDocumentCommands.MAKE_DEFAULT;

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.encryptsSessions()) {
      return Verdict.notApplicable("preferences.no-session-key");
    }
    String reference = preferences.kmsKeyId();
    SessionDocumentCommands document = SessionDocumentCommands.of(subject);
    return new KeyState(
            subject,
            reference,
            subject.place().region(),
            Text.message("session-key.called", reference))
        .judge(Symptom.CLIENT_KEY_REFUSED, List.of(document.name()), another(subject));
  }

  /** The steps that make sessions use another key. */
  public static List<FixStep> another(Subject subject) {
    return SessionDocumentCommands.of(subject).set("kmsKeyId: KEY_ARN");
  }
}
