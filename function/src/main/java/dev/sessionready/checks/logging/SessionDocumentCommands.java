package dev.sessionready.checks.logging;

import dev.sessionready.check.Command;
import dev.sessionready.check.CommandJson;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.Subject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The session document, as far as the commands go that change it, or that write it where the
 * account has none.
 *
 * @param demanded the inputs that the rule demands of any document, by name
 * @param sessionKey the key that its operator chooses, where the commands name one
 * @param bucket the bucket that its operator chooses, where the commands name one
 */
record SessionDocumentCommands(
    String name,
    boolean exists,
    Map<String, String> demanded,
    ChosenKey sessionKey,
    ChosenBucket bucket) {

  private static final String KEY = "kmsKeyId";
  private static final String BUCKET = "s3BucketName";

  /** How a document is read, into the file that the others write back. */
  static final String READ =
      "aws ssm get-document --name SESSION_DOCUMENT --document-format JSON --query Content --output text > preferences.json";

  /** How an account gets a document. */
  static final String CREATE =
      "aws ssm create-document --name SESSION_DOCUMENT --document-type Session --document-format JSON --content file://preferences.json";

  /** How a document gets a new version. */
  static final String UPDATE =
      "aws ssm update-document --name SESSION_DOCUMENT --content file://preferences.json --document-format JSON --document-version '$LATEST'";

  /**
   * Sessions take the newest version. The console shows the default one, which a new one does not
   * become itself.
   */
  static final String MAKE_DEFAULT =
      "aws ssm update-document-default-version --name SESSION_DOCUMENT --document-version NEW_VERSION";

  /**
   * The one whose preferences hold.
   *
   * @throws dev.sessionready.fact.Ignorance where it could not be looked up
   */
  static SessionDocumentCommands of(Subject subject) {
    return new SessionDocumentCommands(
        subject.expectations().sessionDocument(),
        subject.account().sessionDocument().isPresent(),
        demanded(subject.expectations()),
        new ChosenKey(subject, "session-manager-key", List.of("kms:Decrypt")),
        new ChosenBucket(subject));
  }

  private static Map<String, String> demanded(Expectations expectations) {
    Map<String, String> inputs =
        new LinkedHashMap<>(
            RequiredLoggingCheck.inputs(
                expectations.requireLogging(), SessionPreferences.DEFAULTS));
    if (expectations.requireEncryption()) {
      inputs.putAll(RequiredEncryptionCheck.INPUTS);
    }
    return inputs;
  }

  /** The commands that fix what stands at some place of a document that is there. */
  List<FixStep> fix(String place) {
    return List.of(
        FixStep.look(named(READ)),
        FixStep.fix(Text.message("fix.correct-document", place, named(UPDATE))),
        FixStep.fix(named(MAKE_DEFAULT)));
  }

  /**
   * The same where the value that was meant is known.
   *
   * @param instead the value as JSON; null where it cannot be guessed
   */
  List<FixStep> fix(String place, @Nullable String instead) {
    return instead == null
        ? fix(place)
        : set("%s: %s".formatted(place.replaceFirst("^inputs\\.", ""), instead));
  }

  /**
   * The commands that give inputs their values. A document is written once, so that one which is
   * not there yet gets all that the rule demands of it, whichever check asks.
   *
   * @param inputs by name, in the order in which they are reported
   */
  List<FixStep> set(Map<String, String> inputs) {
    if (exists) {
      return set(
          inputs.entrySet().stream()
              .map(input -> input.getKey() + ": " + input.getValue())
              .toArray(String[]::new));
    }
    Map<String, String> all = new LinkedHashMap<>(demanded);
    all.putAll(inputs);
    List<FixStep> create = List.of(FixStep.fix(create(all)));
    return allowing(create, all.containsKey(KEY), ChosenBucket.NAME.equals(all.get(BUCKET)));
  }

  /** The commands that make settings hold in a document that is there, each a name and a value. */
  List<FixStep> set(String... settings) {
    List<FixStep> steps =
        List.of(
            FixStep.look(named(READ)),
            FixStep.fix(Text.message("fix.set-in-document", List.of(settings), named(UPDATE))),
            FixStep.fix(named(MAKE_DEFAULT)));
    return allowing(
        steps,
        Arrays.stream(settings).anyMatch(setting -> setting.startsWith(KEY + ": ")),
        List.of(settings).contains(BUCKET + ": " + ChosenBucket.NAME));
  }

  // What the agent needs rights to that the role cannot have yet.
  private List<FixStep> allowing(List<FixStep> steps, boolean newKey, boolean newBucket) {
    List<FixStep> withKey = newKey ? sessionKey.before(steps) : steps;
    return newBucket ? bucket.before(withKey) : withKey;
  }

  /**
   * The command that has the console show the version by which sessions start. To write the same
   * content again is refused: DuplicateDocumentContent.
   */
  FixStep makeDefault(String version) {
    return FixStep.fix(named(MAKE_DEFAULT).replace("NEW_VERSION", version));
  }

  private String create(Map<String, String> all) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("schemaVersion", "1.0");
    content.put("description", "Session preferences");
    content.put("sessionType", "Standard_Stream");
    content.put("inputs", all);
    return Command.aws("ssm", "create-document", "--name", name, "--document-type", "Session")
        .with("--document-format", "JSON", "--content", CommandJson.of(content))
        .toString();
  }

  private String named(String command) {
    return command.replace("SESSION_DOCUMENT", Command.quote(name));
  }
}
