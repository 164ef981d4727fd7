// Over 200 lines: one place where all readers of a run come together.
package dev.sessionready.aws;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.Pace;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.aws.dependents.Dependents;
import dev.sessionready.aws.dependents.EndpointDependents;
import dev.sessionready.aws.dependents.LoggingDependents;
import dev.sessionready.aws.dependents.NetworkDependents;
import dev.sessionready.aws.inventory.BucketsReader;
import dev.sessionready.aws.inventory.ControlChannels;
import dev.sessionready.aws.inventory.DnsFirewallReader;
import dev.sessionready.aws.inventory.EndpointsReader;
import dev.sessionready.aws.inventory.FiltersReader;
import dev.sessionready.aws.inventory.GatewaysReader;
import dev.sessionready.aws.inventory.HistoryReader;
import dev.sessionready.aws.inventory.IdentityReader;
import dev.sessionready.aws.inventory.InstancesReader;
import dev.sessionready.aws.inventory.KeysReader;
import dev.sessionready.aws.inventory.LoggingReader;
import dev.sessionready.aws.inventory.LogsReader;
import dev.sessionready.aws.inventory.NetworkReader;
import dev.sessionready.aws.inventory.NotAsked;
import dev.sessionready.aws.inventory.ResolverReader;
import dev.sessionready.aws.inventory.RoutesReader;
import dev.sessionready.aws.inventory.SystemsManagerReader;
import dev.sessionready.aws.inventory.TransitGatewayReader;
import dev.sessionready.aws.inventory.VpcsReader;
import dev.sessionready.aws.inventory.ZonesReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Parsed;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.DocumentVersion;
import dev.sessionready.model.IdentityFacts;
import dev.sessionready.model.Instance;
import dev.sessionready.model.LoggingFacts;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.SessionDocumentVersions;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import dev.sessionready.rule.AffectedInstances;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.SweepPortion;
import dev.sessionready.rule.WatchedResource;
import dev.sessionready.subject.Documents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The live account. Its calls grow with pages, and with the distinct VPCs, roles, policies, keys
 * and buckets that the instances in scope use; only connection status is asked one by one, of those
 * that are named, and of no more than {@link ControlChannels#PER_RUN}.
 */
public final class LiveSource implements Source {

  private final Clients clients;
  private final AccountRegion place;
  private final Documents documents;
  private final InstantSource clock;
  private final InstancesReader instances;
  private final SystemsManagerReader systemsManager;
  private final ControlChannels channels;
  private final IdentityReader identity;
  private final LoggingReader logging;
  private final NetworkReader network;
  private final Dependents dependents;

  /** An account that may be asked as fast as it answers. */
  public LiveSource(
      Clients clients, AccountRegion place, Documents documents, InstantSource clock) {
    this(clients, place, documents, clock, Pace.unbounded());
  }

  /** An account of AWS, which is asked for control channels no faster than it allows. */
  public static LiveSource asFastAsAllowed(
      Clients clients, AccountRegion place, Documents documents, InstantSource clock) {
    return new LiveSource(
        clients,
        place,
        documents,
        clock,
        Pace.of(
            ControlChannels.PER_SECOND,
            System::nanoTime,
            pause -> LockSupport.parkNanos(pause.toNanos())));
  }

  /**
   * @param place the account that the clients' credentials belong to, and their region
   * @param channelPace how fast it may be asked for control channels
   */
  private LiveSource(
      Clients clients,
      AccountRegion place,
      Documents documents,
      InstantSource clock,
      Pace channelPace) {
    AwsCall ask = new AwsCall();
    this.clients = clients;
    this.place = place;
    this.documents = documents;
    this.clock = clock;
    this.instances = new InstancesReader(clients.ec2(), ask);
    this.systemsManager = new SystemsManagerReader(clients.ssm(), ask);
    this.channels = new ControlChannels(clients.ssm(), ask, channelPace, new Random());
    this.identity = new IdentityReader(clients.iam(), ask);
    var logs = new LogsReader(clients.logs(), ask);
    var buckets = new BucketsReader(clients.s3(), ask);
    var keys = new KeysReader(clients.kms(), place.region(), ask);
    this.logging = new LoggingReader(logs, buckets, keys);
    var vpcs = new VpcsReader(clients.ec2(), ask);
    var routes = new RoutesReader(clients.ec2(), ask);
    var filters = new FiltersReader(clients.ec2(), ask);
    var endpoints = new EndpointsReader(clients.ec2(), ask);
    var gateways = new GatewaysReader(clients.ec2(), ask);
    var zones = new ZonesReader(clients.route53(), place, ask);
    this.network =
        new NetworkReader(
            vpcs,
            routes,
            filters,
            endpoints,
            gateways,
            new TransitGatewayReader(clients.ec2(), ask),
            zones,
            new ResolverReader(
                clients.route53Resolver(),
                clients.route53Profiles(),
                new DnsFirewallReader(clients.route53Resolver(), place, ask),
                place.region(),
                ask));
    var history = new HistoryReader(clients.config(), ask);
    this.dependents =
        new Dependents(
            new EndpointDependents(endpoints, history),
            new NetworkDependents(vpcs, routes, filters, endpoints, gateways),
            new LoggingDependents(systemsManager, logs, buckets, keys, documents));
  }

  /** Every error of AWS becomes an unreadable fact, so that looking itself never fails. */
  @Override
  public Snapshot look(Scope scope, RuleParameters parameters) {
    return look(scope, parameters, () -> instances.read(scope));
  }

  // What is in scope is known before anything else is asked, unless everything is: then all is.
  @Override
  public SweepPortion portion(@Nullable String from, int wanted, RuleParameters parameters) {
    Fact<InstancesReader.Pages> pages = instances.pages(from, wanted);
    Fact<Map<String, Instance>> seen = Answers.map(pages, InstancesReader.Pages::byId);
    String next = Answers.seen(pages).map(InstancesReader.Pages::next).orElse(null);
    Scope scope =
        from == null && next == null
            ? new Scope.Everything()
            : Answers.seen(seen)
                .<Scope>map(some -> new Scope.Only(some.keySet()))
                .orElseGet(Scope.Nobody::new);
    return new SweepPortion(look(scope, parameters, () -> seen), next);
  }

  @Override
  public Fact<Set<String>> existing(Set<String> instanceIds) {
    return Answers.map(instances.read(Scope.only(instanceIds)), Map::keySet);
  }

  private Snapshot look(
      Scope scope, RuleParameters parameters, Supplier<Fact<Map<String, Instance>>> listing) {
    Instant now = clock.instant();
    String document = parameters.expectations().sessionDocument();
    var managed = Parallel.start(() -> systemsManager.managedInstances(scope));
    var hostRole = Parallel.start(systemsManager::defaultHostManagementRole);
    var newest = Parallel.start(() -> systemsManager.newestVersion(document));
    var byDefault = Parallel.start(() -> systemsManager.defaultVersion(document));
    var text = Parallel.start(() -> Answers.map(newest.join(), DocumentVersion::content));
    var loggingFacts = Parallel.start(() -> logging(text.join()));
    Fact<Map<String, Instance>> seen = listing.get();
    var identityFacts = Parallel.start(() -> identity(seen, hostRole.join()));
    NetworkFacts networkFacts = network(seen, scope);
    return new Snapshot(
        now,
        place,
        seen,
        new SystemsManagerFacts(
            managed.join(),
            Map.of(),
            Map.of(document, text.join()),
            Map.of(document, versions(newest.join(), byDefault.join())),
            hostRole.join()),
        networkFacts,
        identityFacts.join(),
        loggingFacts.join());
  }

  @Override
  public AffectedInstances affectedBy(WatchedResource changed, RuleParameters parameters) {
    return dependents.of(changed, parameters);
  }

  @Override
  public Map<String, Fact<String>> connectionStatus(Set<String> instanceIds) {
    return channels.statusOf(instanceIds);
  }

  /** The calls that its clients made so far, those to AWS Config among them. */
  @Override
  public Map<String, Long> calls() {
    return clients.calls().byOperation();
  }

  private LoggingFacts logging(Fact<String> document) {
    return Answers.seen(document)
        .flatMap(this::preferences)
        .map(logging::read)
        .orElseGet(NotAsked::logging);
  }

  private static Fact<SessionDocumentVersions> versions(
      Fact<DocumentVersion> newest, Fact<DocumentVersion> byDefault) {
    return Answers.then(
        newest,
        latest ->
            Answers.map(
                byDefault,
                shown ->
                    new SessionDocumentVersions(latest.number(), shown.number(), shown.content())));
  }

  // A document that cannot be read names nothing to look for; the check of it reports what is
  // wrong.
  private Optional<SessionPreferences> preferences(String document) {
    return switch (documents.sessionPreferences(document)) {
      case Parsed.Read<SessionPreferences>(var preferences) -> Optional.of(preferences);
      case Parsed.Malformed<SessionPreferences> _ -> Optional.empty();
    };
  }

  private IdentityFacts identity(Fact<Map<String, Instance>> seen, Fact<String> hostRole) {
    return identity.read(each(seen, Instance::instanceProfileArn), Answers.seen(hostRole));
  }

  private NetworkFacts network(Fact<Map<String, Instance>> seen, Scope scope) {
    Set<String> vpcIds = each(seen, Instance::vpcId);
    return switch (scope) {
      case Scope.Everything _, Scope.WithRole _, Scope.WithPolicy _ -> network.read(vpcIds, false);
      case Scope.Only _, Scope.InVpcs _, Scope.InSubnets _, Scope.Nobody _ ->
          network.read(vpcIds, true);
    };
  }

  private static Set<String> each(
      Fact<Map<String, Instance>> seen, Function<Instance, @Nullable String> name) {
    return Answers.listed(seen).stream()
        .flatMap(instance -> Stream.ofNullable(name.apply(instance)))
        .collect(Collectors.toSet());
  }
}
