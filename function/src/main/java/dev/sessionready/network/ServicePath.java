package dev.sessionready.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way from a vantage to a service: where its name leads, and whether the packets get there.
 *
 * @param viaIds the endpoint or hosted zone that the way leads through; empty for the internet
 * @param doors those that decide which way it is, in order: the resolver, names, the endpoint
 * @param traces to each place that the name may lead to
 * @param broad whether the traces are for all public addresses, since nobody tells the service's
 * @param caveats what is not quite right about the way as a whole
 * @param bypassedIds endpoints for the service in the VPC that the name does not lead to
 * @param alternatives traces to everywhere else that the name may lead to, where what answers for
 *     it cannot be seen; the way itself is then what Amazon's resolver would answer
 */
public record ServicePath(
    Service service,
    Family family,
    Way way,
    List<String> viaIds,
    List<Door> doors,
    List<Trace> traces,
    boolean broad,
    List<Caveat> caveats,
    List<String> bypassedIds,
    List<Trace> alternatives) {

  public ServicePath {
    viaIds = List.copyOf(viaIds);
    doors = List.copyOf(doors);
    traces = List.copyOf(traces);
    caveats = List.copyOf(caveats);
    bypassedIds = List.copyOf(bypassedIds);
    alternatives = List.copyOf(alternatives);
  }

  private static final Comparator<Trace> LEAST_BLOCKED =
      Comparator.comparingLong(
          trace ->
              trace.doors().stream().filter(door -> door.reach() instanceof Reach.Shut).count());

  /** The kinds of way. */
  public enum Way {
    INTERFACE_ENDPOINT,
    GATEWAY_ENDPOINT,
    /** A private hosted zone leads the name somewhere of its owner's choice. */
    PRIVATE_ZONE,
    INTERNET,
    /** No route leads to the service, and no endpoint is there. */
    NONE,
    /** What decides the way could not be seen. */
    UNKNOWN
  }

  /**
   * The outcome of the whole: of the doors that decide the way the first that is not open tells,
   * since what follows only holds if it is as assumed; else the traces do. Where the target is
   * open, only what is blocked for every possible target is certain.
   */
  public Outcome outcome() {
    if (openTarget().isPresent()) {
      return blockedForEveryTarget() ? Outcome.SHUT : Outcome.UNVERIFIABLE;
    }
    return doors.stream()
        .map(door -> door.reach().outcome())
        .filter(outcome -> outcome != Outcome.OPEN)
        .findFirst()
        .orElseGet(this::onward);
  }

  /** Why nobody can tell where the name leads; empty where that is certain. */
  public Optional<Reach.Unverifiable> openTarget() {
    return alternatives.isEmpty()
        ? Optional.empty()
        : doors.stream()
            .filter(door -> door.kind() == Door.Kind.DNS)
            .map(Door::reach)
            .filter(Reach.Unverifiable.class::isInstance)
            .map(Reach.Unverifiable.class::cast)
            .findFirst();
  }

  // Names do not count: to whichever target the name leads, it is not the name that blocks it.
  private boolean blockedForEveryTarget() {
    var atTheTarget =
        doors.stream()
            .filter(door -> door.kind() != Door.Kind.DNS)
            .map(door -> door.reach().outcome());
    return Outcome.inSeries(Stream.concat(atTheTarget, Stream.of(onward())).toList())
            == Outcome.SHUT
        && Fan.anywhere(alternatives) == Outcome.SHUT;
  }

  /** The outcome of the traces alone. */
  Outcome onward() {
    return broad ? Fan.somewhere(traces) : Fan.anywhere(traces);
  }

  /** Every shut door, once, in order. */
  public List<Door> causes() {
    return doorsOf(Outcome.SHUT);
  }

  /** Every door of which nobody can tell, once, in order. */
  public List<Door> doubts() {
    return doorsOf(Outcome.UNVERIFIABLE);
  }

  /** Everything that is not quite right about it, once. */
  public List<Caveat> allCaveats() {
    var all = new ArrayList<>(caveats);
    everyDoor()
        .map(Door::reach)
        .forEach(reach -> {
          if (reach instanceof Reach.Open open) {
            all.addAll(open.caveats());
          }
        });
    all.addAll(Fan.caveats(traces, broad));
    return all.stream().distinct().toList();
  }

  private List<Door> doorsOf(Outcome outcome) {
    return everyDoor().filter(door -> door.reach().outcome() == outcome).distinct().toList();
  }

  private Stream<Door> everyDoor() {
    return Stream.concat(doors.stream(), traces.stream().flatMap(trace -> trace.doors().stream()));
  }

  /** The same path, with each of its components judged anew. */
  public ServicePath map(UnaryOperator<Door> judged) {
    return new ServicePath(
        service,
        family,
        way,
        viaIds,
        doors.stream().map(judged).toList(),
        traces.stream().map(trace -> trace.map(judged)).toList(),
        broad,
        caveats,
        bypassedIds,
        alternatives.stream().map(trace -> trace.map(judged)).toList());
  }

  /** The same way, where something else answers for the name. */
  ServicePath answeredBy(Door door) {
    return new ServicePath(
        service,
        family,
        way,
        viaIds,
        Stream.concat(Stream.of(door), doors.stream()).toList(),
        traces,
        broad,
        caveats,
        bypassedIds,
        alternatives);
  }

  /** The same way, with something that is not quite right about it. */
  ServicePath with(Caveat caveat) {
    var all = Stream.concat(caveats.stream(), Stream.of(caveat)).distinct().toList();
    return new ServicePath(
        service, family, way, viaIds, doors, traces, broad, all, bypassedIds, alternatives);
  }

  /** The same way, with the endpoints that it does not use. */
  ServicePath bypassing(List<String> endpointIds) {
    return new ServicePath(
        service, family, way, viaIds, doors, traces, broad, caveats, endpointIds, alternatives);
  }

  /**
   * The same way, where the name may lead elsewhere too. Where nothing is known of any target, and
   * none is reached, the one with the least against it stands for them all.
   */
  ServicePath orElsewhere(List<Trace> elsewhere) {
    var untold = traces.isEmpty() && Fan.anywhere(elsewhere) == Outcome.SHUT;
    return new ServicePath(
        service,
        family,
        way,
        viaIds,
        doors,
        untold ? elsewhere.stream().min(LEAST_BLOCKED).stream().toList() : traces,
        broad || untold,
        caveats,
        bypassedIds,
        elsewhere);
  }
}
