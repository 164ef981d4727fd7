package dev.sessionready.checks.network;

import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import dev.sessionready.network.ServicePath;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ways from one instance to all services that its sessions need, looked at for the doors that
 * one check answers for.
 *
 * @param mine which doors of a way the check answers for
 * @param besides what of the way as a whole the check warns of
 */
record Crossing(
    Subject subject,
    BiPredicate<ServicePath, Door> mine,
    Function<ServicePath, List<Caveat>> besides) {

  // The key is asked for before the shell starts, and of the logs' places the group comes first.
  private static final List<Service> ON_THE_WAY =
      List.of(Service.SSM, Service.SSMMESSAGES, Service.KMS, Service.LOGS, Service.S3);

  Crossing(Subject subject, BiPredicate<ServicePath, Door> mine) {
    this(subject, mine, _ -> List.of());
  }

  /**
   * A crossing for the doors of some kinds. Where there is no way at all, no door stands on it:
   * what would be shut depends on the way that is still to be made.
   */
  static Crossing of(Subject subject, Collection<Door.Kind> kinds) {
    return new Crossing(
        subject, (path, door) -> path.way() != ServicePath.Way.NONE && kinds.contains(door.kind()));
  }

  /**
   * The verdict over all ways: the worst that is certain, then what could not be told.
   *
   * @param checkId whose bundle keys {@code .open} and {@code .no-door} say that all is well, and
   *     that no such door is on any way
   * @param telling the failure for the services that are blocked
   * @throws dev.sessionready.fact.Ignorance where nothing is certain and some door could not be
   *     looked at
   */
  Verdict judge(String checkId, Function<List<Blocked>, Verdict.Fail> telling) {
    List<Passage> passages = passages();
    List<Blocked> blocked =
        passages.stream().flatMap(passage -> passage.blocked().stream()).toList();
    Evidence evidence = Evidence.of(subject.connectionStatus());
    List<Blocked> certain =
        blocked.stream().filter(one -> evidence.leavesCertain(one.service())).toList();
    Optional<Verdict.Unreadable> unread =
        passages.stream()
            .flatMap(Passage::failed)
            .findFirst()
            .map(Verdict.Unreadable::new)
            .or(() -> blocked.size() > certain.size() ? evidence.unread() : Optional.empty());
    if (!certain.isEmpty()) {
      Verdict.Fail fail = telling.apply(certain);
      return unread.map(fail::withUnread).orElse(fail);
    }
    if (unread.isPresent()) {
      return unread.get();
    }
    if (!blocked.isEmpty()) {
      Verdict.Fail shut = telling.apply(blocked);
      return softened(shut.what(), shut.resources(), shut.fix());
    }
    return doubted(passages, evidence)
        .or(() -> caveat(passages))
        .orElseGet(() -> open(checkId, passages));
  }

  /** The key of the sentence for a reason. */
  static String reasonKey(Reason reason) {
    return "reason." + kebab(reason.name());
  }

  /** How bad it is that those are blocked. */
  static Severity severity(List<Blocked> blocked) {
    return blocked.stream().anyMatch(one -> one.service().carriesSession())
        ? Severity.CRITICAL
        : Severity.HIGH;
  }

  /** What is seen while those are blocked: what the first of them on a session's way does. */
  static Symptom symptom(Subject subject, List<Blocked> blocked) {
    List<Service> services = blocked.stream().map(Blocked::service).toList();
    Service first = ON_THE_WAY.stream().filter(services::contains).findFirst().orElseThrow();
    return switch (first) {
      case SSM, SSMMESSAGES -> Symptom.NOT_CONNECTED;
      case KMS -> Symptom.HANDSHAKE_TIMED_OUT;
      case LOGS -> withoutLogs(subject.preferences());
      case S3 ->
          subject.preferences().s3EncryptionEnabled()
              ? Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED
              : Symptom.BLACK_SCREEN;
    };
  }

  // The agent takes a log group that it cannot ask for as one that is not there.
  private static Symptom withoutLogs(SessionPreferences preferences) {
    if (preferences.cloudWatchEncryptionEnabled()) {
      return Symptom.BLACK_SCREEN_THEN_NOT_ENCRYPTED;
    }
    return preferences.cloudWatchStreamingEnabled()
        ? Symptom.BLACK_SCREEN_THEN_NO_LOG
        : Symptom.BLACK_SCREEN;
  }

  /** The names of the services that are blocked. */
  static List<String> names(List<Blocked> blocked) {
    return blocked.stream().map(one -> one.service().code()).distinct().toList();
  }

  /** The ids of the resources at the shut doors, each once. */
  static List<String> resources(List<Blocked> blocked) {
    return blocked.stream()
        .flatMap(one -> Stream.concat(one.path().viaIds().stream(), ids(one)))
        .distinct()
        .toList();
  }

  private static Stream<String> ids(Blocked blocked) {
    return blocked.doors().stream().flatMap(door -> door.resourceIds().stream());
  }

  private List<Passage> passages() {
    Standstill standstill = new Standstill(subject.instance());
    return subject.services().stream()
        .map(service -> new Passage(service, standstill.on(subject.path(service)), mine))
        .toList();
  }

  private static Optional<Verdict> doubted(List<Passage> passages, Evidence evidence) {
    Optional<Verdict.Unverifiable> certain =
        doubt(passages.stream().filter(passage -> evidence.leavesCertain(passage.service())));
    if (certain.isPresent()) {
      return Optional.of(certain.get());
    }
    return doubt(passages.stream())
        .map(doubt ->
            evidence
                .unread()
                .<Verdict>map(look -> look)
                .orElseGet(() -> softened(doubt.what(), doubt.resources(), List.of())));
  }

  private static Optional<Verdict.Unverifiable> doubt(Stream<Passage> passages) {
    return passages
        .flatMap(passage ->
            passage.doubts().map(door -> unverifiable(door).of(Set.of(passage.service()))))
        .findFirst();
  }

  private Optional<Verdict> caveat(List<Passage> passages) {
    return Stream.concat(
            passages.stream().flatMap(Passage::caveats),
            passages.stream().map(Passage::path).map(besides).flatMap(List::stream))
        .findFirst()
        .map(Crossing::warning);
  }

  // Told of the services whose ways lead by a door that the check answers for.
  private static Verdict open(String checkId, List<Passage> passages) {
    List<String> services =
        passages.stream()
            .filter(passage -> passage.doors().findAny().isPresent())
            .map(passage -> passage.service().code())
            .toList();
    return services.isEmpty()
        ? Verdict.notApplicable(checkId + ".no-door")
        : Verdict.pass(checkId + ".open", services);
  }

  private static Verdict softened(Text what, List<String> resources, List<FixStep> fix) {
    return new Verdict.Warn(Text.message("network.connected-all-the-same", what), resources, fix);
  }

  private static Verdict.Unverifiable unverifiable(Reach.Unverifiable open) {
    return Verdict.unverifiable(
        List.of(open.id()), "doubt." + kebab(open.doubt().name()), open.id());
  }

  private static Verdict warning(Caveat caveat) {
    return new Verdict.Warn(
        Text.message("caveat." + kebab(caveat.kind().name()), caveat.detail()),
        List.of(),
        List.of());
  }

  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
