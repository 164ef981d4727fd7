// Over 200 lines: what all network checks share about the paths they look at.
package dev.sessionready.checks.network;

import dev.sessionready.check.Severity;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.Caveat;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paths from one instance to all services that its sessions need, looked at for the components
 * that one check answers for.
 *
 * @param mine which components of a path the check answers for
 * @param besides what of the path as a whole the check warns of; null where of nothing
 */
record CheckedPaths(
    Subject subject,
    BiPredicate<ServicePath, PathComponent> mine,
    @Nullable Function<ServicePath, List<Caveat>> besides) {

  // The key is asked for before the shell starts, and of the logs' places the group comes first.
  private static final List<Service> ON_THE_PATH =
      List.of(Service.SSM, Service.SSMMESSAGES, Service.KMS, Service.LOGS, Service.S3);

  CheckedPaths(Subject subject, BiPredicate<ServicePath, PathComponent> mine) {
    this(subject, mine, null);
  }

  /**
   * The paths, looked at for the components of some kinds. Where there is no path at all, it has no
   * component: what would be blocked depends on the path that is still to be made.
   */
  static CheckedPaths of(Subject subject, Set<PathComponent.Kind> kinds) {
    return new CheckedPaths(
        subject,
        (path, component) ->
            path.kind() != ServicePath.Kind.NONE && kinds.contains(component.kind()));
  }

  /**
   * The verdict over all paths: the worst that is certain, then what could not be verified.
   *
   * @param checkId whose bundle keys {@code .open} and {@code .no-component} say that all is well,
   *     and that no such component is on any path
   * @param failure the failure for the services that are blocked
   * @throws dev.sessionready.fact.Ignorance where nothing is certain and some component could not
   *     be looked at
   */
  Verdict judge(String checkId, Function<List<BlockedService>, Verdict.Fail> failure) {
    PathsOfInstance bySettings = PathsOfInstance.bySettings(subject);
    List<CheckedPath> settled = checked(bySettings);
    // What is open by the settings stays open whatever else is known: then that is not looked at,
    // and the verdict holds for all instances of the same settings.
    return areOpen(settled) && bySettings.isSettledButForBlocked(subject)
        ? whereOpen(checkId, settled)
        : judge(checkId, PathsOfInstance.of(subject), failure);
  }

  private List<CheckedPath> checked(PathsOfInstance paths) {
    List<CheckedPath> all = new ArrayList<>(paths.paths().size());
    for (JudgedPath path : paths.paths()) {
      all.add(new CheckedPath(path, mine));
    }
    return all;
  }

  private static boolean areOpen(List<CheckedPath> paths) {
    for (CheckedPath path : paths) {
      if (!path.isOpen()) {
        return false;
      }
    }
    return true;
  }

  private Verdict judge(
      String checkId, PathsOfInstance paths, Function<List<BlockedService>, Verdict.Fail> failure) {
    ChannelEvidence evidence = paths.evidence();
    List<CheckedPath> networkPaths = checked(paths);
    List<BlockedService> blocked =
        networkPaths.stream().flatMap(path -> path.blocked().stream()).toList();
    List<BlockedService> certain =
        blocked.stream().filter(one -> !evidence.proves(one.service())).toList();
    Optional<Verdict.Unreadable> unread =
        networkPaths.stream().flatMap(this::failed).findFirst().map(Verdict.Unreadable::new);
    if (!certain.isEmpty()) {
      Verdict.Fail fail = failure.apply(certain);
      return unread.map(fail::withIncomplete).orElse(fail);
    }
    if (unread.isPresent()) {
      return unread.get();
    }
    return doubted(networkPaths, evidence, failure)
        .or(() -> blocked.isEmpty() ? Optional.empty() : Optional.of(refuted(blocked, failure)))
        .orElseGet(() -> whereOpen(checkId, networkPaths));
  }

  private Verdict whereOpen(String checkId, List<CheckedPath> paths) {
    return caveat(paths).orElseGet(() -> open(checkId, paths));
  }

  // What the settings would block and the agent passes all the same needs no fix.
  private Verdict refuted(
      List<BlockedService> blocked, Function<List<BlockedService>, Verdict.Fail> failure) {
    Verdict.Fail stop = failure.apply(blocked);
    return new Verdict.Warn(Text.message(refutedKey(), stop.cause()), stop.resources(), List.of());
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
  static String reasonKey(ExplanationCode reason) {
    return "explanation." + kebab(reason.name());
  }

  /**
   * The failure of a check that finds services blocked: how bad it is, and what users see of it.
   */
  static Verdict.Fail failure(
      Subject subject, List<BlockedService> blocked, String key, Object... arguments) {
    return Verdict.fail(severity(blocked), symptom(subject, blocked), key, arguments);
  }

  /** How bad it is that those are blocked. */
  static Severity severity(List<BlockedService> blocked) {
    return blocked.stream().anyMatch(one -> one.service().carriesSession())
        ? Severity.CRITICAL
        : Severity.HIGH;
  }

  /** The symptom while those are blocked: that of the first of them in a session's start. */
  static Symptom symptom(Subject subject, List<BlockedService> blocked) {
    List<Service> services = blocked.stream().map(BlockedService::service).toList();
    Service first = ON_THE_PATH.stream().filter(services::contains).findFirst().orElseThrow();
    return switch (first) {
      case SSM, SSMMESSAGES -> Symptom.NOT_CONNECTED;
      case KMS -> Symptom.HANDSHAKE_TIMED_OUT;
      case LOGS -> withoutLogs(subject.preferences());
      case S3 ->
          subject.preferences().s3().encryptionEnabled()
              ? Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED
              : Symptom.BLACK_SCREEN_THEN_NO_OBJECT;
    };
  }

  // The agent takes a log group that it cannot ask for as one that is not there.
  private static Symptom withoutLogs(SessionPreferences preferences) {
    if (preferences.cloudWatch().encryptionEnabled()) {
      return Symptom.BLACK_SCREEN_THEN_NOT_ENCRYPTED;
    }
    return preferences.cloudWatch().streamingEnabled()
        ? Symptom.BLACK_SCREEN_THEN_NO_LOG
        : Symptom.BLACK_SCREEN;
  }

  /** The names of the services that are blocked. */
  static List<String> names(List<BlockedService> blocked) {
    return blocked.stream().map(one -> one.service().code()).distinct().toList();
  }

  /** The instance's address of a family, which packets leave from and replies come back to. */
  static String source(Subject subject, Family family) {
    return subject.addressText(family).orElseGet(subject.instance()::id);
  }

  /** The ids of the resources at the blocked components, each once. */
  static List<String> resources(List<BlockedService> blocked) {
    return blocked.stream()
        .flatMap(one -> Stream.concat(one.path().viaIds().stream(), ids(one)))
        .distinct()
        .toList();
  }

  private static Stream<String> ids(BlockedService blocked) {
    return blocked.components().stream().flatMap(component -> component.resourceIds().stream());
  }

  private static Optional<Verdict> doubted(
      List<CheckedPath> paths,
      ChannelEvidence evidence,
      Function<List<BlockedService>, Verdict.Fail> failure) {
    List<CheckedPath> doubted =
        paths.stream()
            .filter(path -> path.isDoubted() && !evidence.proves(path.service()))
            .toList();
    if (doubted.isEmpty()) {
      return Optional.empty();
    }
    Optional<Verdict.Unreadable> unread =
        doubted.stream().flatMap(one -> evidence.unreadOf(one.service()).stream()).findFirst();
    if (unread.isPresent()) {
      return Optional.of(unread.get());
    }
    List<BlockedService> likely =
        doubted.stream().flatMap(path -> path.blockedIfLedThere().stream()).toList();
    if (!likely.isEmpty()) {
      return Optional.of(ifLedThere(likely, failure));
    }
    Set<Service> services =
        doubted.stream().map(CheckedPath::service).collect(Collectors.toUnmodifiableSet());
    return doubted.stream()
        .flatMap(CheckedPath::doubts)
        .findFirst()
        .map(component -> unverifiable(component).of(services));
  }

  // What is blocked if the name leads as Amazon's DNS would answer says more than the doubt alone.
  private static Verdict ifLedThere(
      List<BlockedService> likely, Function<List<BlockedService>, Verdict.Fail> failure) {
    Reachability.Unknown open = likely.getFirst().path().openTarget().orElseThrow();
    Verdict.Fail fail = failure.apply(likely);
    return new Verdict.Unverifiable(
        Text.message("network.depends-on-name", fail.cause(), unverifiable(open).what()),
        Stream.concat(Stream.of(open.id()), fail.resources().stream()).distinct().toList(),
        likely.stream().map(BlockedService::service).collect(Collectors.toUnmodifiableSet()));
  }

  private Stream<ReadFailure> failed(CheckedPath path) {
    return besides == null ? path.failed() : Stream.concat(path.failed(), path.failedBeside());
  }

  private Optional<Verdict> caveat(List<CheckedPath> paths) {
    Stream<Caveat> whole =
        besides == null
            ? Stream.of()
            : paths.stream().map(CheckedPath::path).map(besides).flatMap(List::stream);
    return Stream.concat(paths.stream().flatMap(CheckedPath::caveats), whole)
        .findFirst()
        .map(CheckedPaths::warning);
  }

  // Reported for the services whose paths lead by a component that the check answers for; of what
  // is in doubt by then the agent surely gets through.
  private Verdict open(String checkId, List<CheckedPath> paths) {
    List<String> proven =
        paths.stream().filter(CheckedPath::isDoubted).map(path -> path.service().code()).toList();
    if (!proven.isEmpty()) {
      return Verdict.pass(provenKey(), proven);
    }
    List<String> services =
        paths.stream()
            .filter(path -> !path.components().isEmpty())
            .map(path -> path.service().code())
            .toList();
    return services.isEmpty()
        ? Verdict.notApplicable(checkId + ".no-component")
        : Verdict.pass(checkId + ".open", services);
  }

  private static Verdict.Unverifiable unverifiable(Reachability.Unknown open) {
    return Verdict.unverifiable(
        List.of(open.id()), "unknown." + kebab(open.doubt().name()), open.id());
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
