package dev.sessionready.fuzz;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What mutations start from. */
public final class StoredInputs {

  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final int LARGE = 120_000;

  /** Texts that mean something to a reader of accounts and policies, or to a terminal or shell. */
  public static final List<String> WORDS =
      Stream.concat(
              Stream.of(
                  "",
                  " ",
                  "*",
                  "?",
                  "-1",
                  "0",
                  "65536",
                  "1e999999999",
                  "null",
                  "true",
                  "{}",
                  "[]",
                  "${",
                  "${aws:",
                  "${aws:PrincipalTag/team, 'x'}",
                  "${aws:username}",
                  "%7B%7B%zz",
                  "0.0.0.0/0",
                  "::/0",
                  "10.0.0.0/33",
                  "::ffff:10.0.0.1",
                  "fe80::1%eth0",
                  "10.0.0.1",
                  "arn:aws:",
                  "arn:aws:iam::123456789012:role/x",
                  "arn::::::",
                  "arn:aws:s3:::*",
                  "\u0000",
                  "\u001b[31m",
                  "\u202e",
                  "\r\nForged: line",
                  "\ud800",
                  "\udb40\udc41",
                  "\ud83d\ude80",
                  "\u00e9",
                  "\u2028",
                  "'; rm -rf \"$HOME\" #",
                  "$(id)",
                  "`id`",
                  "{{ssm:x}}",
                  "{0}",
                  "%s",
                  "''",
                  "\\",
                  "-99999999-01-01T00:00:00Z",
                  "+1000000000-12-31T23:59:59.999999999Z",
                  "$LATEST",
                  "2026-11-20T03:00:00Z",
                  "known",
                  "absent",
                  "unreadable",
                  "id",
                  "i-web",
                  "pl-one",
                  "local",
                  "1-2-3",
                  "3.3.1142.0",
                  "99999999999999999999.1.1.1",
                  "tcp",
                  "443-80"),
              Stream.of("*", "?", "a*", " ", "/", "${", "1.", "::").map(text -> text.repeat(2_000)))
          .toList();

  private StoredInputs() {}

  /** The texts of stored accounts. */
  public static List<String> snapshots() {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> file.toString().matches(".*/(worlds|field|hostile|snapshots)/.*"))
          .collect(toCollection(TreeSet::new))
          .stream()
          .map(StoredInputs::text)
          .map(StoredInputs::account)
          .filter(text -> text.contains("\"instances\"") && text.length() < LARGE)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The stored events of one kind. */
  public static List<String> events(String prefix) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("events"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .map(StoredInputs::text)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // A field case has its account inside.
  private static String account(String text) {
    JsonNode tree = new JsonMapper().readTree(text);
    return tree.has("snapshot") ? tree.path("snapshot").toString() : text;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
