package dev.sessionready.check;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a check says of one instance, with the evidence. */
public sealed interface Verdict {

  /** The prerequisite holds. */
  record Pass(Text evidence) implements Verdict {}

  /**
   * The prerequisite does not hold.
   *
   * @param severity what this failure costs: the check info's severity, or less
   * @param cause the cause, with resource ids
   * @param symptom what a user of Session Manager will see because of it
   * @param resources the ids of the resources at fault
   * @param remediation the steps that fix it, in their order
   * @param noFix why none of the steps can change anything in AWS; null where one does
   * @param incomplete a lookup that failed and might have made it graver; null where none did
   */
  record Fail(
      Severity severity,
      Text cause,
      Text symptom,
      List<String> resources,
      List<FixStep> remediation,
      @Nullable NoFix noFix,
      @Nullable Unreadable incomplete)
      implements Verdict {
    public Fail {
      resources = List.copyOf(resources);
      remediation = List.copyOf(remediation);
    }

    public Fail withResources(Collection<String> at) {
      return new Fail(severity, cause, symptom, List.copyOf(at), remediation, noFix, incomplete);
    }

    /** With commands that change something in AWS. */
    public Fail withRemediation(String... commands) {
      return withCommands(List.of(commands));
    }

    /** With commands that change something in AWS. */
    public Fail withCommands(List<String> commands) {
      return withRemediation(Text.words(commands));
    }

    /** With commands and remarks that change something in AWS. */
    public Fail withRemediation(Text... steps) {
      return withRemediation(List.of(steps));
    }

    /** With commands and remarks that change something in AWS. */
    public Fail withRemediation(List<Text> steps) {
      return withSteps(FixStep.fixes(steps));
    }

    public Fail withSteps(FixStep... steps) {
      return withSteps(List.of(steps));
    }

    public Fail withSteps(List<FixStep> steps) {
      return new Fail(severity, cause, symptom, resources, steps, noFix, incomplete);
    }

    /** With steps of which none can change anything in AWS, and why not. */
    public Fail withoutFix(NoFix why, FixStep... looks) {
      return new Fail(severity, cause, symptom, resources, List.of(looks), why, incomplete);
    }

    /** The same failure in other words. */
    public Fail withWhat(Text words) {
      return new Fail(severity, words, symptom, resources, remediation, noFix, incomplete);
    }

    public Fail withIncomplete(Unreadable look) {
      return new Fail(severity, cause, symptom, resources, remediation, noFix, look);
    }
  }

  /** It holds, with something that an operator should know. */
  record Warn(Text what, List<String> resources, List<FixStep> fix) implements Verdict {
    public Warn {
      resources = List.copyOf(resources);
      fix = List.copyOf(fix);
    }
  }

  /** The question does not arise for this instance. */
  record NotApplicable(Text because) implements Verdict {}

  /** It is unknown: neither yes nor no. */
  sealed interface Unknown extends Verdict {}

  /**
   * AWS's interfaces cannot show it: transit gateways, other accounts, the machine's inside.
   *
   * @param services those whose use is in doubt; none where the doubt is of the instance as a whole
   */
  record Unverifiable(Text what, List<String> resources, Set<Service> services) implements Unknown {
    public Unverifiable {
      resources = List.copyOf(resources);
      services = Set.copyOf(services);
    }

    public Unverifiable(Text what, List<String> resources) {
      this(what, resources, Set.of());
    }

    /** The same, where only the use of these services is in doubt. */
    public Unverifiable of(Set<Service> inDoubt) {
      return new Unverifiable(what, resources, inDoubt);
    }

    /** Whether it is in doubt that a session can start at all, rather than a log or a key alone. */
    public boolean bearsOnStart() {
      return services.isEmpty() || services.stream().anyMatch(Service::carriesSession);
    }
  }

  /** Our own lookup failed; this never becomes a verdict on the instance. */
  record Unreadable(ReadFailure failure) implements Unknown {
    public Unreadable(String action, String reason) {
      this(new ReadFailure(action, reason));
    }

    public Unreadable(Ignorance ignorance) {
      this(ignorance.failure());
    }

    /** The IAM action that would have shown it. */
    public String action() {
      return failure.action();
    }

    /** The action and the reason, as every log and message names them. */
    public String toText() {
      return failure.toText();
    }
  }

  /** The check itself broke: a defect of ours, which never becomes a verdict on the instance. */
  record Broken(RuntimeException defect) implements Unknown {}

  /** Whether this is a failure that costs at least so much. */
  default boolean failsAt(Severity least) {
    return this instanceof Fail fail && fail.severity().isAtLeast(least);
  }

  /** The steps that fix it; none where nothing is to be fixed. */
  default List<FixStep> fixSteps() {
    return switch (this) {
      case Fail fail -> fail.remediation();
      case Warn warn -> warn.fix();
      case Pass _, NotApplicable _, Unknown _ -> List.of();
    };
  }

  /**
   * Whether a failed lookup of ours, rather than AWS's silence, left this undecided, or part of it.
   */
  default boolean isBlind() {
    return switch (this) {
      case Unreadable _, Broken _ -> true;
      case Fail fail -> fail.incomplete() != null;
      case Pass _, Warn _, NotApplicable _, Unverifiable _ -> false;
    };
  }

  static Pass pass(String key, Object... arguments) {
    return new Pass(Text.message(key, arguments));
  }

  /** A failure; say what it costs, the symptom's key, then the cause's key and arguments. */
  static Fail fail(Severity severity, Symptom seen, String key, Object... arguments) {
    return new Fail(
        severity, Text.message(key, arguments), seen.text(), List.of(), List.of(), null, null);
  }

  /** A failure whose cause is already a sentence. */
  static Fail fail(Severity severity, Symptom seen, Text what) {
    return new Fail(severity, what, seen.text(), List.of(), List.of(), null, null);
  }

  static NotApplicable notApplicable(String key, Object... arguments) {
    return new NotApplicable(Text.message(key, arguments));
  }

  static Unverifiable unverifiable(Collection<String> resources, String key, Object... arguments) {
    return new Unverifiable(Text.message(key, arguments), List.copyOf(resources));
  }
}
