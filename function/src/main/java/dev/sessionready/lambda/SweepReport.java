package dev.sessionready.lambda;

import dev.sessionready.json.ReportJson;
import dev.sessionready.report.Messages;
import dev.sessionready.report.html.HtmlReport;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The report of one sweep: a page for people, and the same for programs. */
final class SweepReport {

  private final @Nullable ReportStore store;
  private final RuleParameters parameters;
  private final Messages messages;
  private @Nullable AssessedAccount swept;

  /**
   * @param store null where reports are not wanted
   */
  SweepReport(@Nullable ReportStore store, RuleParameters parameters) {
    this.store = store;
    this.parameters = parameters;
    this.messages = new Messages(parameters.language());
  }

  /** Where the page is found; null where reports are not wanted. */
  static @Nullable String link(@Nullable ReportStore store) {
    return store == null ? null : store.address(ReportFile.PAGE.key());
  }

  /** Takes what a sweep made of the account. */
  void of(AssessedAccount account) {
    swept = account;
  }

  /**
   * Puts the report where there was a sweep and somebody wants one.
   *
   * @throws ReportNotPut where it could not be put; evaluations are not touched by that
   */
  void put(RunResult outcome) {
    AssessedAccount account = swept;
    if (store == null || account == null) {
      return;
    }
    put(store, ReportFile.PAGE, page -> HtmlReport.write(account, parameters, messages, page));
    put(store, ReportFile.JSON, json -> ReportJson.write(outcome, messages::say, json));
  }

  /** Writes a report. */
  private interface Writing {
    void to(Writer report) throws IOException;
  }

  private static void put(ReportStore store, ReportFile report, Writing writing) {
    try {
      // A large account's report would not fit into memory beside the account.
      Path file = Files.createTempFile("report", null);
      try {
        try (Writer out = Files.newBufferedWriter(file)) {
          writing.to(out);
        }
        store
            .put(report.key(), report.mediaType(), file)
            .ifPresent(why -> {
              throw new ReportNotPut(store.address(report.key()), why);
            });
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
