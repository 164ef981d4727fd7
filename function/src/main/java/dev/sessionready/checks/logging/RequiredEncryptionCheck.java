package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Map;

/** Whether session data is encrypted with a key where the operator demands it. */
@CheckInfo(
    id = "required-encryption",
    title = "The preferences encrypt session data with a key if the rule demands it",
    why =
        "TLS protects every session; a KMS key encrypts its data once more where the session document"
            + " names one. Sessions over SSH and of port forwarding are never encrypted with it: "
            + PlainSessions.FORBID,
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html",
    severity = HIGH,
    stage = Stage.PREFERENCES,
    symptoms = Symptom.NOT_ENCRYPTED,
    remediation = {
      ChosenKey.ALLOW,
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT,
      SessionDocumentCommands.CREATE
    })
@AutoService(Check.class)
public final class RequiredEncryptionCheck implements Check {

  /** What a document has to say for session data to be encrypted with a key. */
  static final Map<String, String> INPUTS = Map.of("kmsKeyId", "KEY_ARN");

  @Override
  public Verdict judge(Subject subject) {
    if (!subject.expectations().requireEncryption()) {
      return Verdict.notApplicable("required-encryption.not-demanded");
    }
    SessionPreferences preferences = subject.preferences();
    SessionDocumentCommands document = SessionDocumentCommands.of(subject);
    if (preferences.forwardsPorts()) {
      return failure(document, "required-encryption.ports").withSteps(document.fix("sessionType"));
    }
    return preferences.encryptsSessions()
        ? Verdict.pass("required-encryption.met", document.name(), preferences.kmsKeyId())
        : failure(
                document,
                document.exists()
                    ? "required-encryption.missing"
                    : "required-encryption.no-document")
            .withSteps(document.set(INPUTS));
  }

  private static Verdict.Fail failure(SessionDocumentCommands document, String key) {
    return Verdict.fail(HIGH, Symptom.NOT_ENCRYPTED, key, document.name())
        .withResources(List.of(document.name()));
  }
}
