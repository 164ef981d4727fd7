package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.CRITICAL;
import static dev.sessionready.check.Severity.MEDIUM;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Parsed;
import dev.sessionready.model.Expectations;
import dev.sessionready.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the session document can be read by the agent, and asks for what there is. */
@CheckInfo(
    id = "session-preferences",
    title = "The session document is well-formed and its settings are in range",
    why =
        "Every session starts by the session document. One that the agent cannot read, such as one"
            + " with a flag that is text, ends every session. Without SSM-SessionManagerRunShell"
            + " AWS's defaults hold, which neither log nor encrypt with a key; without a document of"
            + " another name no session that asks for it starts.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html",
    severity = CRITICAL,
    stage = Stage.PREFERENCES,
    seen = {Symptom.INVALID_DOCUMENT, Symptom.SESSION_ENDS, Symptom.FEATURE_FAILS},
    fix = {
      ChosenKey.ALLOW,
      SessionDocument.READ,
      SessionDocument.UPDATE,
      SessionDocument.MAKE_DEFAULT,
      SessionDocument.CREATE
    })
@AutoService(Check.class)
public final class SessionPreferences implements Check {

  private static final int LONGEST_IDLE = 60;
  private static final int LONGEST_SESSION = 1440;
  private static final Pattern MINUTES = Pattern.compile("\\d{1,4}");

  @Override
  public Verdict judge(Subject subject) {
    String name = subject.expectations().sessionDocument();
    Optional<Parsed<dev.sessionready.model.SessionPreferences>> document =
        subject.account().sessionDocument();
    if (document.isEmpty()) {
      return absent(subject, name);
    }
    return switch (document.get()) {
      case Parsed.Malformed<dev.sessionready.model.SessionPreferences>(var place, var cause) ->
          Verdict.fail(
                  CRITICAL,
                  Symptom.SESSION_ENDS,
                  "session-preferences.malformed",
                  name,
                  place,
                  cause)
              .withResources(List.of(name))
              .withSteps(SessionDocument.of(subject).mend(place));
      case Parsed.Read<dev.sessionready.model.SessionPreferences>(var preferences) ->
          judge(subject, name, preferences);
    };
  }

  // AWS has defaults for the preferences alone; StartSession takes any other name at its word.
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html
  private static Verdict absent(Subject subject, String name) {
    if (name.equals(Expectations.DEFAULT_DOCUMENT)) {
      return Verdict.pass("session-preferences.defaults", name);
    }
    List<FixStep> fix = new ArrayList<>(SessionDocument.of(subject).set(Map.of()));
    fix.add(FixStep.fix(Text.message("fix.or-name-another")));
    return Verdict.fail(CRITICAL, Symptom.INVALID_DOCUMENT, "session-preferences.none", name)
        .withResources(List.of(name))
        .withSteps(fix);
  }

  private static Verdict judge(
      Subject subject, String name, dev.sessionready.model.SessionPreferences preferences) {
    List<Setting> durations =
        List.of(
            new Setting(
                "inputs.idleSessionTimeout", preferences.idleSessionTimeout(), LONGEST_IDLE),
            new Setting(
                "inputs.maxSessionDuration", preferences.maxSessionDuration(), LONGEST_SESSION));
    List<Fault> faults =
        Stream.concat(
                type(name, preferences.sessionType()).stream(),
                durations.stream().filter(Setting::isOutOfRange).map(Setting::fault))
            .toList();
    if (!faults.isEmpty()) {
      return failure(subject, name, faults);
    }
    return durations.stream()
        .map(Setting::value)
        .filter(dev.sessionready.model.SessionPreferences::isParameter)
        .findFirst()
        .<Verdict>map(value -> Verdict.unverifiable(List.of(name), "preferences.parameter", value))
        .orElseGet(() -> Verdict.pass("session-preferences.well-formed", name));
  }

  private static Verdict failure(Subject subject, String name, List<Fault> faults) {
    String places = String.join(", ", faults.stream().map(Fault::place).toList());
    return Verdict.fail(
            MEDIUM,
            Symptom.FEATURE_FAILS,
            "session-preferences.faulty",
            name,
            faults.stream().map(Fault::what).toList())
        .withResources(List.of(name))
        .withSteps(SessionDocument.of(subject).mend(places));
  }

  // A document of another name may run a command instead of a shell, and is logged all the same.
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-preferences-cli.html
  private static Optional<Fault> type(String name, String type) {
    boolean fits =
        switch (type) {
          case "Standard_Stream" -> true;
          case "Port" -> false;
          default -> !name.equals(Expectations.DEFAULT_DOCUMENT);
        };
    return fits
        ? Optional.empty()
        : Optional.of(new Fault("sessionType", Text.message("session-preferences.no-shell", type)));
  }

  /** Minutes that a document sets, or leaves to AWS where the value is empty. */
  private record Setting(String place, String value, int most) {

    boolean isOutOfRange() {
      return !value.isEmpty()
          && !dev.sessionready.model.SessionPreferences.isParameter(value)
          && !(MINUTES.matcher(value).matches() && isInRange(Integer.parseInt(value)));
    }

    private boolean isInRange(int minutes) {
      return minutes >= 1 && minutes <= most;
    }

    Fault fault() {
      return new Fault(place, Text.message("session-preferences.out-of-range", place, value, most));
    }
  }

  /** What is wrong at one place of a document. */
  private record Fault(String place, Text what) {}
}
