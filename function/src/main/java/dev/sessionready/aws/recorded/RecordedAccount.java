package dev.sessionready.aws.recorded;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as the AWS CLI saved it in a folder. The readers of the live account read it, so that
 * a snapshot of it is the one that they would have taken themselves.
 */
public final class RecordedAccount {

  private static final String SCRIPT = "capture.sh";

  private final AnswerFolder folder;
  private final RecordedClients clients;
  private final AccountRegion place;

  private RecordedAccount(AnswerFolder folder, AccountRegion place) {
    this.folder = folder;
    this.clients = new RecordedClients(folder);
    this.place = place;
  }

  /**
   * The account in a folder.
   *
   * @param account its number, null where an answer says it
   * @param region its Region, null where an answer says it
   * @throws BadInput where the folder cannot be read, or neither says it
   */
  public static RecordedAccount in(
      Path directory, @Nullable String account, @Nullable String region) {
    AnswerFolder folder = AnswerFolder.of(directory);
    folder.since();
    return new RecordedAccount(
        folder,
        new AccountRegion(
            account == null ? account(folder) : account, region == null ? region(folder) : region));
  }

  private static String account(AnswerFolder folder) {
    CliQuestion question = new CliQuestion(CliOperation.GET_CALLER_IDENTITY, List.of());
    return folder
        .answer(question)
        .map(answer -> answer.get("Account"))
        .map(String::valueOf)
        .orElseThrow(() -> unknown(folder, question, "account", "--account"));
  }

  private static String region(AnswerFolder folder) {
    CliQuestion question = new CliQuestion(CliOperation.DESCRIBE_AVAILABILITY_ZONES, List.of());
    return folder
        .answer(question)
        .map(answer -> answer.get("AvailabilityZones"))
        .flatMap(
            zones -> zones instanceof List<?> all ? all.stream().findFirst() : Optional.empty())
        .flatMap(RecordedAccount::regionName)
        .map(String::valueOf)
        .orElseThrow(() -> unknown(folder, question, "Region", "--region"));
  }

  private static Optional<Object> regionName(Object zone) {
    return zone instanceof Map<?, ?> members
        ? Optional.ofNullable(members.get("RegionName"))
        : Optional.empty();
  }

  private static BadInput unknown(
      AnswerFolder folder, CliQuestion question, String what, String option) {
    return new BadInput(
        "%s: nothing in it says the %s; name it with %s, or run: %s"
            .formatted(folder.folder(), what, option, question.commandInto(folder.folder())));
  }

  /** The script that saves all that is asked, for a POSIX shell with the AWS CLI. */
  public static String script() {
    try (InputStream script = RecordedAccount.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException("the bundled script " + SCRIPT + " is missing");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Where snapshots of it come from; they are of the moment when its first answer was saved. */
  public Source source() {
    return new LiveSource(
        clients.in(place.region()),
        place,
        new JsonDocuments(),
        InstantSource.fixed(folder.since()));
  }

  /** The commands that fetch what was asked for and is not there. */
  public List<String> missing() {
    return clients.missing();
  }

  /** The files in the folder that are read. */
  public Set<Path> files() {
    return folder.files();
  }

  /** The JSON files in the folder that answer nothing that is asked. */
  public List<Path> others() {
    return folder.others();
  }
}
