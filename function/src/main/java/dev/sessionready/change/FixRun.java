package dev.sessionready.change;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Text;
import dev.sessionready.model.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A printed fix that is carried out word by word: the commands are typed, the files that they
 * fetched are edited as the remarks say, and the words in capitals are filled in. Of alternatives
 * the first is taken. What is typed on the machine shows in no snapshot and is left out. Every
 * command that changes something is noted as it could be typed again, with what stood in its files.
 */
public final class FixRun {

  private static final String ENCRYPT_BUCKET = "aws s3api put-bucket-encryption --bucket ";
  private static final String IN_ACCOUNT = "fix.in-account";

  private final AccountTree account;
  private final PolicyLooks looks;
  private final Placeholders placeholders;
  private final PolicyFiles files = new PolicyFiles();
  private final SessionDocumentFile preferences;
  private final CommandInterpreter interpreter;
  private final CommandScript script = new CommandScript();
  private @Nullable String waiting;

  /**
   * A fix of what was found of an instance; the account given stays as it is.
   *
   * @param choices what stands for the words in capitals that only the account's people can choose
   */
  public FixRun(AccountTree given, String instanceId, Map<String, String> choices) {
    account = given.copy();
    placeholders = new Placeholders(account, instanceId, choices, this::run);
    SystemsManagerCommands systemsManager = new SystemsManagerCommands(account, files);
    looks = new PolicyLooks(account, systemsManager);
    preferences = new SessionDocumentFile(account, files, systemsManager);
    interpreter = new CommandInterpreter(account, files, systemsManager);
  }

  /**
   * The account after the steps.
   *
   * @throws CannotRun where a step could not be carried out as it is printed
   */
  public Snapshot after(List<FixStep> steps) {
    steps.stream().map(FixStep::text).forEach(this::chooseFor);
    for (FixStep step : steps) {
      switch (step.kind()) {
        case ON_MACHINE -> {}
        case LOOK -> look(step.text());
        case FIX -> fix(step.text());
      }
    }
    if (waiting != null || files.hasLeft()) {
      throw new CannotRun("no command carries out what the remarks say");
    }
    return account.snapshot();
  }

  /** The account as the steps left it. */
  public AccountTree account() {
    return account;
  }

  /** The commands that made the changes, in their order. */
  public CommandScript script() {
    return script;
  }

  private void chooseFor(Text text) {
    if (text instanceof Text.Word(String line) && line.startsWith(ENCRYPT_BUCKET)) {
      placeholders.encrypts(line.substring(ENCRYPT_BUCKET.length()).split(" ", 2)[0]);
    }
  }

  private void look(Text text) {
    switch (text) {
      case Text.Word(String line) when line.startsWith("aws ") -> fetch(line);
      case Text.Message(String key, List<Text> arguments) when key.equals(IN_ACCOUNT) ->
          fetch(word(arguments, 1));
      case Text.Word _, Text.Message _, Text.Listing _ -> {}
    }
  }

  private void fetch(String line) {
    ShellLine shell = ShellLine.parse(placeholders.fill(line));
    AwsCommand command = AwsCommand.of(shell.words());
    String file = shell.output();
    if (file != null) {
      files.write(
          file,
          looks
              .printed(command)
              .orElseThrow(() -> new CannotRun(command.name() + " is not understood")));
    }
  }

  private void fix(Text text) {
    switch (text) {
      case Text.Word(String line) when line.startsWith("{") -> statement(line);
      case Text.Word(String line) -> type(line);
      case Text.Message(String key, List<Text> arguments) -> remark(key, arguments);
      case Text.Listing listing -> throw new CannotRun("nobody can type " + listing);
    }
  }

  private void type(String line) {
    run(ShellLine.parse(placeholders.fill(line)).words());
  }

  private String run(List<String> words) {
    AwsCommand command = AwsCommand.of(words);
    interpreter.run(command);
    placeholders.made(command.made());
    script.add(words.stream().map(files::written).toList(), command.made());
    return command.made();
  }

  // A statement to add stands on the line after the remark that says so.
  private void statement(String line) {
    if (waiting == null) {
      throw new CannotRun("nothing says where this goes: " + line);
    }
    files.add("", line);
    String put = waiting;
    waiting = null;
    type(put);
  }

  private void remark(String key, List<Text> arguments) {
    switch (key) {
      case "fix.add-statement" -> waiting = word(arguments, 0);
      case "fix.add-to-policy" ->
          words(arguments.getFirst()).forEach(policy -> files.add(policy, word(arguments, 1)));
      case "fix.narrow-statement" -> files.remove(word(arguments, 1), word(arguments, 0));
      case "fix.meet-condition" -> files.unbind(word(arguments, 2), word(arguments, 1));
      case IN_ACCOUNT -> {
        script.inAccount(word(arguments, 0));
        type(word(arguments, 1));
        script.inAccount("");
      }
      case "fix.create-again" -> createAgain(word(arguments, 0));
      case "fix.correct-document" -> {
        preferences.correct(placeholders.fill(word(arguments, 1)), word(arguments, 0));
        type(word(arguments, 1));
      }
      case "fix.set-in-document" -> {
        words(arguments.getFirst()).stream()
            .map(placeholders::fill)
            .forEach(setting -> preferences.set(word(arguments, 1), setting));
        type(word(arguments, 1));
      }
      case "fix.new-endpoint-group", "fix.new-gateway" -> {}
      // The first way was taken.
      case "fix.or-name-another", "fix.or-update-agent", "fix.or-remove-registration" -> {}
      default -> throw new CannotRun("no command carries out " + key);
    }
  }

  // As it was, by the words "and create again".
  private void createAgain(String line) {
    String id = line.substring(line.lastIndexOf(' ') + 1);
    List<String> creation = EndpointCommands.creation(account.network("vpcEndpoints", id));
    type(line);
    run(creation);
  }

  private static String word(List<Text> arguments, int index) {
    return words(arguments.get(index)).getFirst();
  }

  private static List<String> words(Text text) {
    Stream<String> words =
        switch (text) {
          case Text.Word(String value) -> Stream.of(value);
          case Text.Listing(List<Text> items) ->
              items.stream().flatMap(item -> words(item).stream());
          case Text.Message message ->
              throw new CannotRun("a sentence where a name should be: " + message);
        };
    return words.toList();
  }
}
