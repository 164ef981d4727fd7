package dev.sessionready.cli;

import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every {@code what-if}: what would be changed, and how that is shown. */
final class WhatIfOptions {

  @Mixin private ChangeOptions changes;

  @Mixin private LanguageOption language;

  @Option(names = "--format", defaultValue = "text", description = "text (default) or json.")
  private ForecastFormat format;

  /** The sentences of the language that is named, or else of another. */
  Messages messagesOr(Locale otherwise) {
    return language.messagesOr(otherwise);
  }

  /**
   * Tries the changes on an account, shows what they make of it, and answers the exit code.
   *
   * @throws dev.sessionready.rule.BadInput where none is named, or one is not understood
   */
  int show(Snapshot before, RuleParameters parameters, Messages messages, PrintWriter out) {
    return new WhatIf(parameters, messages).show(before, changes, format, out);
  }
}
