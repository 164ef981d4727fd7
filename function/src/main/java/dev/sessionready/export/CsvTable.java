package dev.sessionready.export;

import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Text;
import dev.sessionready.json.FindingRow;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every finding as a row of a table, for spreadsheets: no cell is a formula, whatever the account
 * has in its names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>
 */
public final class CsvTable {

  private static final List<String> HEAD =
      List.of(
          "instance",
          "name",
          "compliance",
          "check",
          "severity",
          "verdict",
          "evidence",
          "symptom",
          "resources",
          "fix");

  private static final String BEGINS_FORMULA = "=+-@\t\r";

  private CsvTable() {}

  /** Writes the table, said in the language that renders its texts. */
  public static void write(RunResult outcome, Function<Text, String> language, Writer out)
      throws IOException {
    row(out, HEAD);
    for (ComplianceDecision decision : outcome.decisions()) {
      Instance instance = decision.assessment().instance();
      String name = OneLine.of(instance.tags().getOrDefault("Name", ""));
      for (Finding finding : decision.assessment().findings()) {
        FindingRow found = FindingRow.of(instance, finding, language);
        row(
            out,
            List.of(
                OneLine.of(found.instance()),
                name,
                decision.heading(),
                found.check(),
                found.severity().name(),
                found.verdict(),
                OneLine.of(found.evidence()),
                Objects.requireNonNullElse(found.seen(), ""),
                OneLine.of(String.join(" ", found.resources())),
                String.join("\n", found.fix())));
      }
    }
  }

  private static void row(Writer out, List<String> cells) throws IOException {
    out.write(cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  // A quote before it makes a text of what a spreadsheet would compute.
  static String cell(String value) {
    String text =
        !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return text.chars().anyMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
