package dev.sessionready.checks.network;

import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import dev.sessionready.network.Caveat;
import dev.sessionready.network.Door;
import dev.sessionready.network.Family;
import dev.sessionready.network.Ip;
import dev.sessionready.network.Reach;
import dev.sessionready.network.Reason;
import dev.sessionready.network.ServicePath;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways from one instance to all services that its sessions need, looked at for the doors that
 * one check answers for.
 *
 * @param mine which doors of a way the check answers for
 * @param besides what of the way as a whole the check warns of; null where of nothing
 */
record Crossing(
    Subject subject,
    BiPredicate<ServicePath, Door> mine,
    @Nullable Function<ServicePath, List<Caveat>> besides) {

  // The key is asked for before the shell starts, and of the logs' places the group comes first.
  private static final List<Service> ON_THE_WAY =
      List.of(Service.SSM, Service.SSMMESSAGES, Service.KMS, Service.LOGS, Service.S3);

  Crossing(Subject subject, BiPredicate<ServicePath, Door> mine) {
    this(subject, mine, null);
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
    Map<Service, ServicePath> paths = paths();
    Evidence evidence = Evidence.of(subject, paths);
    List<Passage> passages = passages(paths, evidence);
    List<Blocked> blocked =
        passages.stream().flatMap(passage -> passage.blocked().stream()).toList();
    List<Blocked> certain =
        blocked.stream().filter(one -> !evidence.proves(one.service())).toList();
    Optional<Verdict.Unreadable> unread =
        passages.stream().flatMap(this::failed).findFirst().map(Verdict.Unreadable::new);
    if (!certain.isEmpty()) {
      Verdict.Fail fail = telling.apply(certain);
      return unread.map(fail::withUnread).orElse(fail);
    }
    if (unread.isPresent()) {
      return unread.get();
    }
    return doubted(passages, evidence, telling)
        .or(() -> blocked.isEmpty() ? Optional.empty() : Optional.of(refuted(blocked, telling)))
        .or(() -> caveat(passages))
        .orElseGet(() -> open(checkId, passages, evidence));
  }

  // What the settings would block and the agent passes all the same needs no fix.
  private Verdict refuted(List<Blocked> blocked, Function<List<Blocked>, Verdict.Fail> telling) {
    Verdict.Fail shut = telling.apply(blocked);
    return new Verdict.Warn(Text.message(refutedKey(), shut.what()), shut.resources(), List.of());
  }

  private String refutedKey() {
    return switch (subject.proof().kind()) {
      case CONTROL_CHANNEL -> "network.channel-refuted";
      case PING -> "network.ping-refuted";
      case NONE -> throw new IllegalStateException("nothing is proven");
    };
  }

  private String provenKey() {
    return switch (subject.proof().kind()) {
      case CONTROL_CHANNEL -> "network.channel-proves";
      case PING -> "network.ping-proves";
      case NONE -> throw new IllegalStateException("nothing is proven");
    };
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

  /** The instance's address of a family, which packets leave from and replies come back to. */
  static String source(Subject subject, Family family) {
    return subject.instance().networkInterfaces().stream()
        .flatMap(one -> one.addresses(family).stream())
        .findFirst()
        .map(Ip::toString)
        .orElse(subject.instance().id());
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

  private Map<Service, ServicePath> paths() {
    Standstill standstill = new Standstill(subject.instance());
    Map<Service, ServicePath> paths = new EnumMap<>(Service.class);
    subject.services()
        .forEach(service -> paths.put(service, standstill.on(subject.path(service))));
    return paths;
  }

  private List<Passage> passages(Map<Service, ServicePath> paths, Evidence evidence) {
    DualStackSetting setting = new DualStackSetting(subject);
    return paths.entrySet().stream()
        .map(entry -> {
          Service service = entry.getKey();
          UnaryOperator<Door> byIpv6 = setting.judgement(service, entry.getValue());
          return new Passage(
              service,
              entry.getValue(),
              door -> evidence.judged(service, byIpv6.apply(door)),
              mine);
        })
        .toList();
  }

  private static Optional<Verdict> doubted(
      List<Passage> passages, Evidence evidence, Function<List<Blocked>, Verdict.Fail> telling) {
    List<Passage> doubted =
        passages.stream()
            .filter(passage -> !evidence.proves(passage.service()))
            .filter(passage -> passage.doubts().findAny().isPresent())
            .toList();
    Optional<Verdict.Unreadable> unread =
        doubted.stream().flatMap(one -> evidence.unreadOf(one.service()).stream()).findFirst();
    if (unread.isPresent()) {
      return Optional.of(unread.get());
    }
    List<Blocked> likely =
        doubted.stream().flatMap(passage -> passage.blockedIfLedThere().stream()).toList();
    if (!likely.isEmpty()) {
      return Optional.of(ifLedThere(likely, telling));
    }
    Set<Service> services =
        doubted.stream().map(Passage::service).collect(Collectors.toUnmodifiableSet());
    return doubted.stream()
        .flatMap(Passage::doubts)
        .findFirst()
        .map(door -> unverifiable(door).of(services));
  }

  // What is blocked if the name leads as Amazon's DNS would answer says more than the doubt alone.
  private static Verdict ifLedThere(
      List<Blocked> likely, Function<List<Blocked>, Verdict.Fail> telling) {
    Reach.Unverifiable open = likely.getFirst().path().openTarget().orElseThrow();
    Verdict.Fail fail = telling.apply(likely);
    return new Verdict.Unverifiable(
        Text.message("network.depends-on-name", fail.what(), unverifiable(open).what()),
        Stream.concat(Stream.of(open.id()), fail.resources().stream()).distinct().toList(),
        likely.stream().map(Blocked::service).collect(Collectors.toUnmodifiableSet()));
  }

  private Stream<ReadFailure> failed(Passage passage) {
    return besides == null
        ? passage.failed()
        : Stream.concat(passage.failed(), passage.failedBeside());
  }

  private Optional<Verdict> caveat(List<Passage> passages) {
    Stream<Caveat> whole =
        besides == null
            ? Stream.of()
            : passages.stream().map(Passage::path).map(besides).flatMap(List::stream);
    return Stream.concat(passages.stream().flatMap(Passage::caveats), whole)
        .findFirst()
        .map(Crossing::warning);
  }

  // Told of the services whose ways lead by a door that the check answers for.
  private Verdict open(String checkId, List<Passage> passages, Evidence evidence) {
    List<String> proven =
        passages.stream()
            .filter(passage -> evidence.proves(passage.service()))
            .filter(passage -> passage.doubts().findAny().isPresent())
            .map(passage -> passage.service().code())
            .toList();
    if (!proven.isEmpty()) {
      return Verdict.pass(provenKey(), proven);
    }
    List<String> services =
        passages.stream()
            .filter(passage -> passage.doors().findAny().isPresent())
            .map(passage -> passage.service().code())
            .toList();
    return services.isEmpty()
        ? Verdict.notApplicable(checkId + ".no-door")
        : Verdict.pass(checkId + ".open", services);
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
