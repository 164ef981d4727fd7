package dev.sessionready.rule;

import dev.sessionready.check.Severity;
import dev.sessionready.model.Expectations;
import dev.sessionready.model.Version;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the rule.
 *
 * @param failAt the least severity of a failure that makes an instance non-compliant
 * @param unverifiable what an instance is where nothing fails but something cannot be verified
 */
public record Parameters(Expectations expectations, Severity failAt, ComplianceType unverifiable) {

  public static final Parameters DEFAULTS =
      new Parameters(Expectations.DEFAULTS, Severity.HIGH, ComplianceType.COMPLIANT);

  /** The names that a rule may set, in the order in which they are told. */
  public enum Name {
    sessionDocument("the name of a session document, SSM-SessionManagerRunShell by default"),
    failAt("one of CRITICAL, HIGH, MEDIUM, LOW; HIGH by default"),
    unverifiable("COMPLIANT or NON_COMPLIANT; COMPLIANT by default"),
    graceMinutes("whole minutes from 0 to 1440; 15 by default"),
    minAgentVersion("an agent version such as 3.3.987.0; AWS's own minimum by default");

    private final String form;

    Name(String form) {
      this.form = form;
    }

    /** What a valid value is. */
    public String form() {
      return form;
    }
  }

  /**
   * Reads the parameters as AWS Config hands them over: every value a text.
   *
   * @throws BadInput where a name is unknown or a value is not valid, saying what would be
   */
  public static Parameters parse(Map<String, String> given) {
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
    return new Parameters(
        new Expectations(
            sessionDocument(given.get(Name.sessionDocument.name())),
            graceMinutes(given.get(Name.graceMinutes.name())),
            minAgentVersion(given.get(Name.minAgentVersion.name()))),
        failAt(given.get(Name.failAt.name())),
        unverifiable(given.get(Name.unverifiable.name())));
  }

  private static String sessionDocument(@Nullable String value) {
    if (value == null) {
      return Expectations.DEFAULT_DOCUMENT;
    }
    // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetDocument.html
    if (!value.matches("[a-zA-Z0-9_\\-.:/]{3,128}")) {
      throw bad(Name.sessionDocument, value);
    }
    return value;
  }

  private static Severity failAt(@Nullable String value) {
    return value == null ? DEFAULTS.failAt() : constant(Name.failAt, Severity.values(), value);
  }

  private static ComplianceType unverifiable(@Nullable String value) {
    if (value == null) {
      return DEFAULTS.unverifiable();
    }
    ComplianceType[] valid = {ComplianceType.COMPLIANT, ComplianceType.NON_COMPLIANT};
    return constant(Name.unverifiable, valid, value);
  }

  private static int graceMinutes(@Nullable String value) {
    if (value == null) {
      return Expectations.DEFAULTS.graceMinutes();
    }
    if (!value.matches("\\d{1,4}") || Integer.parseInt(value) > 1440) {
      throw bad(Name.graceMinutes, value);
    }
    return Integer.parseInt(value);
  }

  private static @Nullable Version minAgentVersion(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return Version.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw bad(Name.minAgentVersion, value);
    }
  }

  private static <E extends Enum<E>> E constant(Name name, E[] valid, String value) {
    return Arrays.stream(valid)
        .filter(constant -> constant.name().equals(value))
        .findFirst()
        .orElseThrow(() -> bad(name, value));
  }

  private static BadInput bad(Name name, String value) {
    return new BadInput(
        "Rule parameter '%s' is '%s'; it must be %s.".formatted(name, value, name.form()));
  }
}
