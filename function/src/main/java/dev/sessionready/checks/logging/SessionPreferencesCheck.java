// Over 200 lines: a check is one file, with its info and its remediation.
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
import dev.sessionready.checks.agent.AgentVersionCheck;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.Parsed;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.SessionDocumentVersions;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.SessionPreferences.TextFlag;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.Subject;
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
            + " with cloudWatchStreamingEnabled as text, ends every session. The other flags may be"
            + " text, but only for agents from 3.0.655.0 on. Without SSM-SessionManagerRunShell"
            + " AWS's defaults hold, which neither log nor encrypt with a key; without a document of"
            + " another name no session that asks for it starts. What stands as {{ssm:name}} the agent"
            + " reads with ssm:GetParameters. Sessions take the newest version of"
            + " the document, the preferences page of the console shows the default one.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html",
    severity = CRITICAL,
    stage = Stage.PREFERENCES,
    symptoms = {Symptom.INVALID_DOCUMENT, Symptom.SESSION_ENDS, Symptom.FEATURE_FAILS},
    remediation = {
      ChosenKey.ALLOW,
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT,
      SessionDocumentCommands.CREATE,
      AgentVersionCheck.UPDATE
    })
@AutoService(Check.class)
public final class SessionPreferencesCheck implements Check {

  // The release notes of the agent: https://github.com/aws/amazon-ssm-agent/releases/tag/3.0.655.0
  private static final AgentVersion TAKES_TEXT_FLAGS = AgentVersion.parse("3.0.655.0");
  private static final int LONGEST_IDLE = 60;
  private static final int LONGEST_SESSION = 1440;
  private static final Pattern MINUTES = Pattern.compile("\\d{1,4}");

  @Override
  public Verdict judge(Subject subject) {
    String name = subject.expectations().sessionDocument();
    Optional<Parsed<SessionPreferences>> document = subject.account().sessionDocument();
    if (document.isEmpty()) {
      return absent(subject, name);
    }
    return switch (document.get()) {
      case Parsed.Malformed<SessionPreferences>(var place, var cause, var instead) ->
          Verdict.fail(
                  CRITICAL,
                  Symptom.SESSION_ENDS,
                  "session-preferences.malformed",
                  name,
                  place,
                  cause)
              .withResources(List.of(name))
              .withSteps(SessionDocumentCommands.of(subject).fix(place, instead));
      case Parsed.Read<SessionPreferences>(var preferences) -> judge(subject, name, preferences);
    };
  }

  // AWS has defaults for the preferences alone; StartSession takes any other name at its word.
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html
  private static Verdict absent(Subject subject, String name) {
    if (name.equals(Expectations.DEFAULT_DOCUMENT)) {
      return Verdict.pass("session-preferences.defaults", name);
    }
    List<FixStep> fix = new ArrayList<>(SessionDocumentCommands.of(subject).set(Map.of()));
    fix.add(FixStep.fix(Text.message("fix.or-name-another")));
    return Verdict.fail(CRITICAL, Symptom.INVALID_DOCUMENT, "session-preferences.none", name)
        .withResources(List.of(name))
        .withSteps(fix);
  }

  private static Verdict judge(Subject subject, String name, SessionPreferences preferences) {
    List<Setting> durations =
        List.of(
            new Setting(
                "inputs.idleSessionTimeout",
                preferences.limits().idleSessionTimeout(),
                LONGEST_IDLE),
            new Setting(
                "inputs.maxSessionDuration",
                preferences.limits().maxSessionDuration(),
                LONGEST_SESSION));
    List<Fault> faults =
        Stream.concat(
                type(name, preferences.sessionType()).stream(),
                durations.stream().filter(Setting::isOutOfRange).map(Setting::fault))
            .toList();
    if (!preferences.textFlags().isEmpty()) {
      Optional<AgentVersion> agent = agentThatTakesBooleansAlone(subject);
      if (agent.isPresent()) {
        return textFlags(subject, name, preferences.textFlags(), agent.get());
      }
    }
    if (!faults.isEmpty()) {
      return failure(subject, name, faults);
    }
    Optional<Verdict> unread = ParameterStore.refused(subject, name, preferences);
    if (unread.isPresent()) {
      return unread.get();
    }
    Optional<Verdict> versions = versions(subject, name);
    if (versions.isPresent()) {
      return versions.get();
    }
    return Stream.concat(
            preferences.textFlags().stream().filter(TextFlag::isParameter).map(TextFlag::text),
            durations.stream().map(Setting::value))
        .filter(SessionPreferences::isParameter)
        .findFirst()
        .<Verdict>map(value -> Verdict.unverifiable(List.of(name), "preferences.parameter", value))
        .orElseGet(() -> Verdict.pass("session-preferences.well-formed", name));
  }

  // Which version the console shows bears on no session, so that a look which failed at it holds
  // back no verdict.
  private static Optional<Verdict> versions(Subject subject, String name) {
    try {
      return subject
          .account()
          .sessionDocumentVersions()
          .filter(versions -> isShownOtherwise(subject, versions))
          .map(versions ->
              new Verdict.Warn(
                  Text.message(
                      "session-preferences.versions",
                      name,
                      versions.latest(),
                      versions.byDefault()),
                  List.of(name),
                  List.of(SessionDocumentCommands.of(subject).makeDefault(versions.latest()))));
    } catch (Ignorance unread) {
      return Optional.of(
          Verdict.unverifiable(
              List.of(name),
              "session-preferences.default-not-read",
              name,
              unread.failure().toText()));
    }
  }

  private static boolean isShownOtherwise(Subject subject, SessionDocumentVersions versions) {
    return !versions.latest().equals(versions.byDefault())
        && !subject
            .account()
            .sessionDocument()
            .equals(Optional.of(subject.account().sessionDocument(versions.defaultContent())));
  }

  private static Optional<AgentVersion> agentThatTakesBooleansAlone(Subject subject) {
    return subject
        .managed()
        .flatMap(agent -> AgentVersion.find(agent.agentVersion()))
        .filter(version -> version.isOlderThan(TAKES_TEXT_FLAGS));
  }

  private static Verdict textFlags(
      Subject subject, String name, List<TextFlag> flags, AgentVersion agent) {
    List<FixStep> fix =
        new ArrayList<>(
            SessionDocumentCommands.of(subject)
                .set(
                    flags.stream()
                        .map(flag -> flag.name() + ": " + flag.value())
                        .toArray(String[]::new)));
    fix.add(
        FixStep.fix(
            Text.message(
                "fix.or-update-agent", AgentVersionCheck.update(subject.instance().id()))));
    return Verdict.fail(
            CRITICAL,
            Symptom.SESSION_ENDS,
            "session-preferences.text-flags",
            name,
            flags.stream().map(TextFlag::name).toList(),
            agent,
            TAKES_TEXT_FLAGS)
        .withResources(List.of(name, subject.instance().id()))
        .withSteps(fix);
  }

  private static Verdict failure(Subject subject, String name, List<Fault> faults) {
    return Verdict.fail(
            MEDIUM,
            Symptom.FEATURE_FAILS,
            "session-preferences.faulty",
            name,
            faults.stream().map(Fault::what).toList())
        .withResources(List.of(name))
        .withSteps(
            SessionDocumentCommands.of(subject)
                .set(faults.stream().map(Fault::corrected).toArray(String[]::new)));
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
        : Optional.of(
            new Fault(
                "sessionType: Standard_Stream",
                Text.message("session-preferences.no-shell", type)));
  }

  /** Minutes that a document sets, or leaves to AWS where the value is empty. */
  private record Setting(String place, String value, int most) {

    boolean isOutOfRange() {
      return !value.isEmpty()
          && !SessionPreferences.isParameter(value)
          && !(MINUTES.matcher(value).matches() && isInRange(Integer.parseInt(value)));
    }

    private boolean isInRange(int minutes) {
      return minutes >= 1 && minutes <= most;
    }

    Fault fault() {
      return new Fault(
          "%s: %s".formatted(place.substring(place.lastIndexOf('.') + 1), nearest()),
          Text.message("session-preferences.out-of-range", place, value, most));
    }

    private int nearest() {
      return value.matches("0+|-\\d+") ? 1 : most;
    }
  }

  /**
   * What is wrong at one place of a document.
   *
   * @param corrected the setting with a value that is right
   */
  private record Fault(String corrected, Text what) {}
}
