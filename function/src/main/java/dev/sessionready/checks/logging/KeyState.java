package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Arn;
import dev.sessionready.model.KmsKey;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A KMS key that some setting names, evaluated by whether KMS encrypts and decrypts with it.
 *
 * @param reference what names the key: its id, ARN or alias
 * @param region the region in which it has to be
 * @param called how the sentences call it
 */
public record KeyState(Subject subject, String reference, String region, Text called) {

  // A key that moves between key stores works meanwhile.
  private static final Set<String> SERVING = Set.of("Enabled", "Updating");

  private static final Set<String> STATES =
      Set.of(
          "Creating",
          "Enabled",
          "Disabled",
          "PendingDeletion",
          "PendingImport",
          "PendingReplicaDeletion",
          "Unavailable",
          "Updating");
  private static final Set<String> USAGES =
      Set.of("ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT");
  private static final Pattern SPECS =
      Pattern.compile("SYMMETRIC_DEFAULT|SM2|(RSA|ECC|HMAC|ML_DSA)_.+");

  /**
   * The verdict: a pass, or a failure of severity {@code HIGH}; unverifiable for a key of another
   * account, whatever that account lets us read.
   *
   * @param seen the symptom of a key that does not serve
   * @param encrypted the resources that are encrypted with it, at fault besides the key
   * @param another the steps that put another key in its place
   * @throws dev.sessionready.fact.Ignorance where the key could not be looked at
   * @throws dev.sessionready.model.UnresolvedSetting.Deferred where the reference is a parameter
   * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key states
   *     </a>
   */
  public Verdict judge(Symptom seen, List<String> encrypted, List<FixStep> another) {
    // What an ARN says of its region is certain, whoever owns the key.
    if (isOfAnotherRegion()) {
      return fail(seen, Text.message("key.elsewhere", called, region), reference, encrypted)
          .withSteps(another);
    }
    if (!subject.place().isHere(reference)) {
      return Verdict.unverifiable(List.of(reference), "key.foreign", called);
    }
    Optional<KmsKey> found = subject.account().key(reference).ask();
    if (found.isEmpty()) {
      return fail(seen, Text.message("key.gone", called), reference, encrypted).withSteps(another);
    }
    KmsKey key = found.get();
    known(key);
    if (!isSymmetric(key)) {
      Text kind = Text.message("key.kind", called, key.spec(), key.usage());
      return fail(seen, kind, key.arn(), encrypted).withSteps(another);
    }
    return SERVING.contains(key.state())
        ? Verdict.pass("key.enabled", called)
        : fail(seen, Text.message("key.state", called, key.state()), key.arn(), encrypted)
            .withSteps(fixing(key, another));
  }

  private static Verdict.Fail fail(Symptom seen, Text what, String key, List<String> encrypted) {
    List<String> resources = Stream.concat(Stream.of(key), encrypted.stream()).toList();
    return Verdict.fail(HIGH, seen, what).withResources(resources);
  }

  private static List<FixStep> fixing(KmsKey key, List<FixStep> another) {
    FixStep enable = FixStep.fix(on("enable-key", key).toString());
    return switch (key.state()) {
      case "Disabled" -> List.of(enable);
      case "PendingDeletion", "PendingReplicaDeletion" ->
          List.of(FixStep.fix(on("cancel-key-deletion", key).toString()), enable);
      case "PendingImport" ->
          List.of(
              FixStep.fix(
                  on("import-key-material", key)
                      .with("--import-token", "fileb://IMPORT_TOKEN")
                      .with("--encrypted-key-material", "fileb://KEY_MATERIAL")
                      .with("--expiration-model", "KEY_MATERIAL_DOES_NOT_EXPIRE")
                      .toString()));
      case "Unavailable" ->
          List.of(
              FixStep.fix("aws kms connect-custom-key-store --custom-key-store-id KEY_STORE_ID"));
      default -> another;
    };
  }

  private static Command on(String operation, KmsKey key) {
    return Command.aws("kms", operation, "--key-id", key.arn());
  }

  // An unknown state may mean anything, so it decides nothing.
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
  private static void known(KmsKey key) {
    expect(STATES.contains(key.state()), key, "state", key.state());
    expect(USAGES.contains(key.usage()), key, "usage", key.usage());
    expect(SPECS.matcher(key.spec()).matches(), key, "spec", key.spec());
  }

  private static void expect(boolean known, KmsKey key, String field, String word) {
    if (!known) {
      throw new Ignorance(
          "kms:DescribeKey", "unknown %s '%s' of key %s".formatted(field, word, key.arn()));
    }
  }

  private boolean isOfAnotherRegion() {
    return Arn.parse(reference).filter(arn -> !arn.region().equals(region)).isPresent();
  }

  private static boolean isSymmetric(KmsKey key) {
    return key.spec().equals("SYMMETRIC_DEFAULT") && key.usage().equals("ENCRYPT_DECRYPT");
  }
}
