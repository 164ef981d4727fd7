package dev.sessionready.cli;

import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for the language of the report. */
final class LanguageOption {

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      converter = Codes.class,
      description = "The language of verdicts, en or ja; by default the rule parameter's.")
  private @Nullable Locale given;

  /** The language that is named, or else another. */
  Locale or(Locale otherwise) {
    return Optional.ofNullable(given).orElse(otherwise);
  }

  /** The sentences of the language that is named, or else of another. */
  Messages messagesOr(Locale otherwise) {
    return new Messages(or(otherwise));
  }

  /** The languages by their codes. */
  static final class Codes implements ITypeConverter<Locale> {
    @Override
    public Locale convert(String code) {
      return RuleParameters.language(code)
          .orElseThrow(() -> new TypeConversionException("'" + code + "' is neither en nor ja"));
    }
  }
}
