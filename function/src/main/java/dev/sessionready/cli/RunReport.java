package dev.sessionready.cli;

import dev.sessionready.export.CsvTable;
import dev.sessionready.export.JUnitXml;
import dev.sessionready.json.ReportJson;
import dev.sessionready.json.SarifLog;
import dev.sessionready.report.Messages;
import dev.sessionready.report.html.HtmlReport;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** What came of one run, in the formats that commands have in common. */
record RunReport(
    AssessedAccount assessed, RunResult outcome, RuleParameters parameters, Messages messages) {

  /**
   * Writes it in a format.
   *
   * @param text writes there what a terminal shows, which is the command's own
   */
  void write(Format format, Runnable text, Writer out) {
    try {
      switch (format) {
        case TEXT -> text.run();
        case JSON -> ReportJson.write(outcome, messages::say, out);
        case HTML -> HtmlReport.write(assessed, parameters, messages, out);
        case CSV -> CsvTable.write(outcome, messages::say, out);
        case JUNIT -> JUnitXml.write(assessed, parameters.failAt(), messages::say, out);
        case SARIF ->
            out.write(SarifLog.write(assessed, outcome, parameters.failAt(), messages::say));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
