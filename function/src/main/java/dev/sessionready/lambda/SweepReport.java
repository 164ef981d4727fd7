package dev.sessionready.lambda;

import dev.sessionready.json.ReportJson;
import dev.sessionready.report.Messages;
import dev.sessionready.report.html.HtmlReport;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunResult;
import dev.sessionready.rule.SweepTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The report of one sweep, or of one portion of a large one: a page for people, and the same for
 * programs.
 */
final class SweepReport {

  private final @Nullable ReportStore store;
  private final RuleParameters parameters;
  private final Messages messages;
  private final int portion;
  private @Nullable AssessedAccount swept;

  /**
   * @param store null where reports are not wanted
   * @param portion the number of the portion, 1 where there is only one
   */
  SweepReport(@Nullable ReportStore store, RuleParameters parameters, int portion) {
    this.store = store;
    this.parameters = parameters;
    this.messages = new Messages(parameters.language());
    this.portion = portion;
  }

  /** Where the page is found; null where reports are not wanted. */
  static @Nullable String link(@Nullable ReportStore store) {
    return store == null ? null : store.address(ReportFile.PAGE.key());
  }

  /** Where the page of this portion is found; null where reports are not wanted. */
  @Nullable String link() {
    return store == null ? null : store.address(ReportFile.PAGE.key(portion));
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
    put(outcome, (account, page) -> HtmlReport.write(account, parameters, messages, page));
  }

  /**
   * Puts the report of one portion where that can be done, and else adds to the totals that it
   * could not.
   */
  SweepTotals putIfPossible(RunResult outcome, SweepTotals totals, RuleLog log) {
    try {
      put(
          outcome,
          (account, page) -> HtmlReport.writePortion(portion, account, parameters, messages, page));
      return totals;
    } catch (ReportNotPut notPut) {
      log.notPut(notPut);
      return totals.butFor(String.valueOf(notPut.getMessage()));
    }
  }

  private void put(RunResult outcome, BiConsumer<AssessedAccount, Writer> html) {
    AssessedAccount account = swept;
    if (store == null || account == null) {
      return;
    }
    put(store, ReportFile.PAGE, page -> html.accept(account, page));
    put(store, ReportFile.JSON, json -> ReportJson.write(outcome, messages::say, json));
  }

  /** Writes a report. */
  private interface Writing {
    void to(Writer report) throws IOException;
  }

  private void put(ReportStore store, ReportFile report, Writing writing) {
    try {
      // A large account's report would not fit into memory beside the account.
      Path file = Files.createTempFile("report", null);
      try {
        try (Writer out = Files.newBufferedWriter(file)) {
          writing.to(out);
        }
        store
            .put(report.key(portion), report.mediaType(), file)
            .ifPresent(why -> {
              throw new ReportNotPut(store.address(report.key(portion)), why);
            });
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
