// Over 200 lines: one place for every parameter, its text and its errors.
package dev.sessionready.rule;

import dev.sessionready.check.Severity;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.LoggingRequirement;
import dev.sessionready.subject.TagMatch;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of the rule.
 *
 * @param failAt the least severity of a failure that makes an instance non-compliant
 * @param unverifiable what an instance is where nothing fails but something cannot be verified
 * @param language the language of annotations
 */
public record RuleParameters(
    Expectations expectations,
    Severity failAt,
    ComplianceType unverifiable,
    LiveStatus liveStatus,
    Locale language) {

  public static final RuleParameters DEFAULTS =
      new RuleParameters(
          Expectations.DEFAULTS,
          Severity.HIGH,
          ComplianceType.COMPLIANT,
          LiveStatus.DOUBTFUL,
          Locale.ENGLISH);

  private static final int LONGEST_GRACE = 1440;

  private static final ComplianceType[] SAYABLE = {
    ComplianceType.COMPLIANT, ComplianceType.NON_COMPLIANT
  };

  /** The names that a rule may set, in the order in which they are reported. */
  public enum Name {
    sessionDocument(
        "the session document whose preferences hold",
        "the name of a session document",
        Expectations.DEFAULT_DOCUMENT),
    failAt(
        "the least severity that makes an instance NON_COMPLIANT",
        "one of CRITICAL, HIGH, MEDIUM, LOW",
        "HIGH"),
    unverifiable(
        "what an instance is where nothing fails but something lies beyond AWS's interfaces",
        "COMPLIANT or NON_COMPLIANT",
        "COMPLIANT"),
    graceMinutes(
        "how long after its launch an instance may take to register",
        "whole minutes from 0 to 1440",
        "15"),
    minAgentVersion(
        "the oldest agent allowed", "an agent version such as 3.3.987.0", "AWS's own minimum"),
    liveStatus(
        "of which instances a sweep asks whether their control channel is open, one call each",
        "one of doubtful, always, never",
        "doubtful"),
    requireLogging(
        "where the preferences must log sessions",
        "one of none, cloudwatch, s3, any, both",
        "none"),
    requireEncryption(
        "whether the preferences must encrypt session data with a key", "true or false", "false"),
    excludeTag("a tag that exempts instances", "the key of a tag, or key=value", "none"),
    evaluateStopped(
        "whether stopped instances are evaluated by what their settings show",
        "true or false",
        "false"),
    language("the language of annotations", "en or ja", "en");

    private final String what;
    private final String form;
    private final String otherwise;

    Name(String what, String form, String otherwise) {
      this.what = what;
      this.form = form;
      this.otherwise = otherwise;
    }

    /** What it sets. */
    public String what() {
      return what;
    }

    /** Whether the rule takes that value. */
    public boolean takes(String value) {
      try {
        parse(Map.of(name(), value));
        return true;
      } catch (BadInput _) {
        return false;
      }
    }

    /** What a valid value is. */
    public String form() {
      return form;
    }

    /** What holds where it is not given. */
    public String otherwise() {
      return otherwise;
    }
  }

  /**
   * Reads the parameters as AWS Config hands them over: every value a text.
   *
   * @throws BadInput where a name is unknown or a value is not valid, saying what would be
   */
  public static RuleParameters parse(Map<String, String> given) {
    requireKnown(given);
    Given values = new Given(given);
    return new RuleParameters(
        new Expectations(
            values
                .read(Name.sessionDocument, RuleParameters::document)
                .orElse(Expectations.DEFAULT_DOCUMENT),
            values
                .read(Name.graceMinutes, RuleParameters::minutes)
                .orElse(Expectations.DEFAULTS.graceMinutes()),
            values.read(Name.minAgentVersion, AgentVersion::find).orElse(null),
            values
                .read(Name.requireLogging, value -> inLowerCase(LoggingRequirement.values(), value))
                .orElse(LoggingRequirement.NONE),
            values.read(Name.requireEncryption, RuleParameters::flag).orElse(false),
            values.read(Name.evaluateStopped, RuleParameters::flag).orElse(false),
            values.read(Name.excludeTag, RuleParameters::tag).orElse(null)),
        values
            .read(Name.failAt, value -> asItIs(Severity.values(), value))
            .orElse(DEFAULTS.failAt()),
        values
            .read(Name.unverifiable, value -> asItIs(SAYABLE, value))
            .orElse(DEFAULTS.unverifiable()),
        values
            .read(Name.liveStatus, value -> inLowerCase(LiveStatus.values(), value))
            .orElse(DEFAULTS.liveStatus()),
        values.read(Name.language, RuleParameters::language).orElse(DEFAULTS.language()));
  }

  /**
   * The language that a code names, empty where it is none of ours.
   *
   * @param code {@code en} or {@code ja}
   */
  public static Optional<Locale> language(String code) {
    return Stream.of(Locale.ENGLISH, Locale.JAPANESE)
        .filter(locale -> locale.getLanguage().equals(code))
        .findFirst();
  }

  private static void requireKnown(Map<String, String> given) {
    given.keySet().stream()
        .filter(name -> Arrays.stream(Name.values()).noneMatch(n -> n.name().equals(name)))
        .sorted()
        .findFirst()
        .ifPresent(name -> {
          throw new BadInput(
              "Unknown rule parameter '%s'; valid are %s."
                  .formatted(
                      name,
                      Stream.of(Name.values()).map(Name::name).collect(Collectors.joining(", "))));
        });
  }

  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDocument.html
  private static Optional<String> document(String value) {
    return Optional.of(value).filter(name -> name.matches("[a-zA-Z0-9_\\-.:/]{3,128}"));
  }

  private static Optional<Integer> minutes(String value) {
    return Optional.of(value)
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(minutes -> minutes <= LONGEST_GRACE);
  }

  private static Optional<Boolean> flag(String value) {
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
  private static Optional<TagMatch> tag(String value) {
    return Optional.of(TagMatch.parse(value))
        .filter(tag -> !tag.key().isEmpty() && tag.key().length() <= 128)
        .filter(tag -> tag.value() == null || tag.value().length() <= 256);
  }

  private static <E extends Enum<E>> Optional<E> asItIs(E[] valid, String value) {
    return Arrays.stream(valid).filter(constant -> constant.name().equals(value)).findFirst();
  }

  private static <E extends Enum<E>> Optional<E> inLowerCase(E[] valid, String value) {
    return Arrays.stream(valid)
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst();
  }

  /** The values that a rule sets, by name. */
  private record Given(Map<String, String> values) {

    /** The value of that name, empty where it is not set. */
    <T> Optional<T> read(Name name, Function<String, Optional<T>> reader) {
      String value = values.get(name.name());
      return value == null
          ? Optional.empty()
          : Optional.of(reader.apply(value).orElseThrow(() -> bad(name, value)));
    }

    private static BadInput bad(Name name, String value) {
      return new BadInput(
          "Rule parameter '%s' is '%s'; it must be %s; %s by default."
              .formatted(name, value, name.form(), name.otherwise()));
    }
  }
}
