package dev.sessionready.checks.network;

import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Outcome;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import dev.sessionready.network.ServicePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    List<Blocked> blocked = blocked();
    Evidence evidence = Evidence.of(subject.connectionStatus());
    List<Blocked> certain =
        blocked.stream().filter(one -> evidence.leavesCertain(one.service())).toList();
    Optional<Verdict.Unreadable> unread =
        paths()
            .flatMap(this::failed)
            .findFirst()
            .map(Crossing::unreadable)
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
    List<Door> doubts = doubts(evidence);
    if (!doubts.isEmpty()) {
      return doubt(doubts);
    }
    List<Door> proved = doubts(Evidence.NONE);
    if (!proved.isEmpty()) {
      Verdict.Unverifiable doubted = doubt(proved);
      return softened(doubted.what(), doubted.resources(), List.of());
    }
    List<Caveat> caveats = caveats();
    if (!caveats.isEmpty()) {
      return warning(caveats);
    }
    return paths().flatMap(this::doors).findAny().isPresent()
        ? Verdict.pass(checkId + ".open", services())
        : Verdict.notApplicable(checkId + ".no-door");
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

  private List<Blocked> blocked() {
    List<Blocked> blocked = new ArrayList<>();
    for (Service service : subject.services()) {
      ServicePath path = subject.path(service);
      List<Door> shut =
          doors(path).filter(door -> door.reach().outcome() == Outcome.SHUT).distinct().toList();
      boolean led =
          !isRouted(path)
              || everyDoor(path)
                  .filter(Crossing::isRoute)
                  .noneMatch(door -> lookup(door).isPresent());
      if (path.outcome() == Outcome.SHUT && !shut.isEmpty() && led) {
        blocked.add(new Blocked(service, path, shut));
      }
    }
    return blocked;
  }

  private static Verdict softened(Text what, List<String> resources, List<Text> fix) {
    return new Verdict.Warn(Text.message("network.connected-all-the-same", what), resources, fix);
  }

  private List<Door> doubts(Evidence evidence) {
    List<Door> doubts = new ArrayList<>();
    for (Service service : subject.services()) {
      if (evidence.leavesCertain(service)) {
        doors(subject.path(service))
            .filter(door -> door.reach().outcome() == Outcome.UNVERIFIABLE)
            .forEach(doubts::add);
      }
    }
    return doubts;
  }

  // Looks that failed at a door of ours, or that may have hidden one, or on which it hangs that the
  // way leads by it.
  private Stream<Reach.FailedLookup> failed(ServicePath path) {
    Stream<Door> ours = doors(path);
    Stream<Door> deciding = path.doors().stream();
    Stream<Door> routes = isRouted(path) ? everyDoor(path).filter(Crossing::isRoute) : Stream.of();
    Stream<Door> hiding =
        path.traces().stream()
            .filter(trace -> trace.doors().stream().noneMatch(door -> mine.test(path, door)))
            .flatMap(trace -> trace.doors().stream());
    return Stream.of(ours, deciding, routes, hiding)
        .flatMap(Function.identity())
        .flatMap(door -> lookup(door).stream());
  }

  // By an interface endpoint the destination is known; elsewhere the routes tell it.
  private static boolean isRouted(ServicePath path) {
    return path.way() != ServicePath.Way.INTERFACE_ENDPOINT;
  }

  private static boolean isRoute(Door door) {
    return door.kind() == Door.Kind.ROUTE;
  }

  private static Optional<Reach.FailedLookup> lookup(Door door) {
    return door.reach() instanceof Reach.Unverifiable unverifiable
        ? Optional.ofNullable(unverifiable.failed())
        : Optional.empty();
  }

  private static Verdict.Unreadable unreadable(Reach.FailedLookup failed) {
    return new Verdict.Unreadable(failed.action(), failed.reason());
  }

  private static Verdict.Unverifiable doubt(List<Door> doubts) {
    Reach.Unverifiable first = (Reach.Unverifiable) doubts.getFirst().reach();
    return Verdict.unverifiable(
        List.of(first.id()), "doubt." + kebab(first.doubt().name()), first.id());
  }

  private List<Caveat> caveats() {
    Stream<Caveat> ofDoors =
        paths()
            .flatMap(this::doors)
            .map(Door::reach)
            .filter(Reach.Open.class::isInstance)
            .flatMap(reach -> ((Reach.Open) reach).caveats().stream());
    Stream<Caveat> ofWays = paths().map(besides).flatMap(List::stream);
    return Stream.concat(ofDoors, ofWays).distinct().toList();
  }

  private static Verdict warning(List<Caveat> caveats) {
    Caveat first = caveats.getFirst();
    return new Verdict.Warn(
        Text.message("caveat." + kebab(first.kind().name()), first.detail()), List.of(), List.of());
  }

  private static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Stream<Door> doors(ServicePath path) {
    return everyDoor(path).filter(door -> mine.test(path, door));
  }

  private static Stream<Door> everyDoor(ServicePath path) {
    return Stream.concat(
        path.doors().stream(), path.traces().stream().flatMap(trace -> trace.doors().stream()));
  }

  private Stream<ServicePath> paths() {
    return subject.services().stream().map(subject::path);
  }

  // Those whose ways lead by a door that the check answers for.
  private List<String> services() {
    return subject.services().stream()
        .filter(service -> doors(subject.path(service)).findAny().isPresent())
        .map(Service::code)
        .toList();
  }
}
