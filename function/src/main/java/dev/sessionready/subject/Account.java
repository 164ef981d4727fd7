// Over 200 lines: one place for all that instances of an account share.
package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Instance;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.KmsKey;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionDocumentVersions;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.network.trace.LookupFailed;
import dev.sessionready.network.trace.Topology;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A snapshot joined: what its instances share, worked out once and kept for all of them. */
public final class Account {

  private final Snapshot snapshot;
  private final Documents documents;
  private final Expectations expectations;
  private final Topology topology;
  private final PathCache paths;
  private final Map<String, Parsed<Policy>> policyTexts;
  private final Map<String, Parsed<SessionPreferences>> preferenceTexts;
  private final Map<String, RolePolicies> policies;
  private final Map<Object, Remembered> remembered;
  private final Map<Object, Noted> noted;
  private final Map<Object, Object> shared;
  private final StandIns standIns;
  private final NamedInstances named;
  private final Work work;

  public Account(Snapshot snapshot, Documents documents, Expectations expectations) {
    this(snapshot, documents, expectations, new SnapshotTopology(snapshot), new Work());
  }

  private Account(
      Snapshot snapshot,
      Documents documents,
      Expectations expectations,
      Topology topology,
      Work work) {
    this(
        snapshot,
        documents,
        expectations,
        topology,
        new PathCache(snapshot, topology, work),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>(),
        work);
  }

  private Account(
      Snapshot snapshot,
      Documents documents,
      Expectations expectations,
      Topology topology,
      PathCache paths,
      Map<String, Parsed<Policy>> policyTexts,
      Map<String, Parsed<SessionPreferences>> preferenceTexts,
      Work work) {
    this.snapshot = snapshot;
    this.documents = documents;
    this.expectations = expectations;
    this.topology = topology;
    this.paths = paths;
    this.policyTexts = policyTexts;
    this.preferenceTexts = preferenceTexts;
    this.policies = new ConcurrentHashMap<>();
    this.remembered = new ConcurrentHashMap<>();
    this.noted = new ConcurrentHashMap<>();
    this.shared = new ConcurrentHashMap<>();
    this.standIns = new StandIns();
    this.named = new NamedInstances(snapshot);
    this.work = work;
  }

  private Account(Snapshot snapshot, Account joined) {
    this.snapshot = snapshot;
    this.documents = joined.documents;
    this.expectations = joined.expectations;
    this.topology = joined.topology;
    this.paths = joined.paths;
    this.policyTexts = joined.policyTexts;
    this.preferenceTexts = joined.preferenceTexts;
    this.policies = joined.policies;
    this.remembered = joined.remembered;
    this.noted = joined.noted;
    this.shared = joined.shared;
    this.standIns = joined.standIns;
    this.named = joined.named;
    this.work = joined.work;
  }

  /**
   * The same account, in which more control channels were asked about. All that instances share is
   * kept, for none of it depends on a control channel.
   */
  public Account withConnectionStatus(Map<String, Fact<String>> asked) {
    return new Account(snapshot.withConnectionStatus(asked), this);
  }

  /**
   * The account of another snapshot in which the network is the same, as before and after a change
   * of something else: its paths are kept, and so are texts that were read.
   */
  public Account withNetworkAsItIs(Snapshot other) {
    if (!other.network().equals(snapshot.network()) || !other.place().equals(snapshot.place())) {
      throw new IllegalArgumentException("The network is not the same.");
    }
    return new Account(
        other, documents, expectations, topology, paths, policyTexts, preferenceTexts, work);
  }

  /**
   * Every instance of the snapshot, by id.
   *
   * @throws Ignorance where the instances could not be listed
   */
  public List<Subject> subjects() {
    return once(Instance.class, Instances.class, this::instances).byId().stream()
        .map(instance -> new Subject(this, instance))
        .toList();
  }

  private Instances instances() {
    // On all cores: nothing else can be done before.
    return new Instances(
        snapshot.instances().ask().orElse(Map.of()).values().parallelStream()
            .sorted(Comparator.comparing(Instance::id))
            .toList());
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** What is known of the control channel of an instance. */
  public Fact<String> connectionStatus(String instanceId) {
    return snapshot.systemsManager().connectionStatus().getOrDefault(instanceId, Fact.absent());
  }

  public Expectations expectations() {
    return expectations;
  }

  /**
   * What a lookup in the network shows.
   *
   * @throws Ignorance where that could not be read
   */
  public <T> T network(Function<Topology, T> look) {
    try {
      return look.apply(topology);
    } catch (LookupFailed unseen) {
      throw new Ignorance(unseen.failure());
    }
  }

  /**
   * The preferences in force: AWS's defaults where the account has no such document.
   *
   * @throws Ignorance where the document could not be read
   * @throws UnresolvedSetting.Malformed where it is not a session document
   */
  public SessionPreferences preferences() {
    Optional<Parsed<SessionPreferences>> document = sessionDocument();
    if (document.isEmpty()) {
      return SessionPreferences.DEFAULTS;
    }
    return switch (document.get()) {
      case Parsed.Read<SessionPreferences>(SessionPreferences preferences) -> preferences;
      case Parsed.Malformed<SessionPreferences>(String place, String cause, _) ->
          throw new UnresolvedSetting.Malformed(expectations.sessionDocument(), place, cause);
    };
  }

  /**
   * The session document itself, for the checks of the document itself: empty where the account has
   * none, so that AWS's defaults hold.
   *
   * @throws Ignorance where it could not be read
   */
  public Optional<Parsed<SessionPreferences>> sessionDocument() {
    return found(
            snapshot.systemsManager().sessionDocuments(),
            expectations.sessionDocument(),
            "ssm:GetDocument")
        .ask()
        .map(this::sessionDocument);
  }

  /** What a text states that is, or was, a version of a session document. */
  public Parsed<SessionPreferences> sessionDocument(String text) {
    return preferenceTexts.computeIfAbsent(text, documents::sessionPreferences);
  }

  /**
   * Which version of the session document sessions use and which the console shows: empty where the
   * account has no such document, or a snapshot holds one version only.
   *
   * @throws Ignorance where the default version could not be read
   */
  public Optional<SessionDocumentVersions> sessionDocumentVersions() {
    Map<String, Fact<SessionDocumentVersions>> versions =
        snapshot.systemsManager().sessionDocumentVersions();
    return versions == null
        ? Optional.empty()
        : found(versions, expectations.sessionDocument(), "ssm:GetDocument").ask();
  }

  /** The same for what only embellishes an answer: empty where it could not be read. */
  public <T> Optional<T> hint(Function<Topology, Optional<T>> look) {
    try {
      return look.apply(topology);
    } catch (LookupFailed _) {
      return Optional.empty();
    }
  }

  /** What the answers about its instances have cost so far. */
  public Work work() {
    return work;
  }

  /**
   * Something that its instances have in common, made when it is first asked for.
   *
   * @param key what it is made of
   */
  public <T> T once(Object key, Class<T> type, Supplier<T> make) {
    Object known = shared.get(key);
    if (known == null) {
      // Not within the map: what is made may ask here for what it is made of.
      T made = make.get();
      Object before = shared.putIfAbsent(key, made);
      known = before == null ? made : before;
    }
    return type.cast(known);
  }

  /** The first of all answers that are equal to this one. */
  Object first(Object answer) {
    Object before = shared.putIfAbsent(answer, answer);
    return before == null ? answer : before;
  }

  /** An answer about an instance, as the one object that all equal answers are. */
  Noted noted(@Nullable Object answer) {
    Object key = answer == null ? Noted.class : answer;
    Noted before = noted.get(key);
    return before == null ? noted.computeIfAbsent(key, _ -> new Noted(answer)) : before;
  }

  /** What is remembered of the answers to a question, whichever instance it is about. */
  Remembered remembered(Object question) {
    Remembered before = remembered.get(question);
    return before == null ? remembered.computeIfAbsent(question, _ -> new Remembered()) : before;
  }

  StandIns standIns() {
    return standIns;
  }

  /** Whether anything but the instance itself, or its agent, names an instance. */
  boolean isNamedElsewhere(String instanceId) {
    return named.contains(instanceId);
  }

  Decision evaluate(Request request, ApplicablePolicies policies) {
    work.evaluation();
    return PolicyEvaluation.evaluate(request, policies);
  }

  PathCache paths() {
    return paths;
  }

  /** The profile with that ARN. */
  Fact<InstanceProfile> instanceProfile(String arn) {
    return found(snapshot.identity().instanceProfiles(), arn, "iam:GetInstanceProfile");
  }

  /** The role with that name. */
  Fact<Role> role(String name) {
    return found(snapshot.identity().roles(), name, "iam:GetRole");
  }

  /** A role's policies, parsed once for all instances that have it. */
  RolePolicies policies(Role role) {
    return policies.computeIfAbsent(
        role.arn(),
        _ -> RolePolicies.of(role, snapshot.identity().managedPolicies(), this::parsed));
  }

  /**
   * The log group with that name.
   *
   * @throws UnresolvedSetting.Deferred where the name is a parameter
   */
  public Fact<LogGroup> logGroup(String name) {
    return found(
        snapshot.logging().logGroups(), SessionPreferences.settled(name), "logs:DescribeLogGroups");
  }

  /**
   * The bucket with that name.
   *
   * @throws UnresolvedSetting.Deferred where the name is a parameter
   */
  public Fact<Bucket> bucket(String name) {
    return found(
        snapshot.logging().buckets(), SessionPreferences.settled(name), "s3:ListAllMyBuckets");
  }

  /**
   * The key that an id, ARN or alias names.
   *
   * @throws UnresolvedSetting.Deferred where that is a parameter
   */
  public Fact<KmsKey> key(String reference) {
    return found(
        snapshot.logging().keys(), SessionPreferences.settled(reference), "kms:DescribeKey");
  }

  /**
   * A policy that stands on a resource, each text parsed once for all instances.
   *
   * @param name what to call it
   * @param action the IAM action that said it
   * @throws Ignorance where it cannot be parsed
   */
  public AttachedPolicy policy(String name, String text, String action) {
    return switch (parsed(text)) {
      case Parsed.Read<Policy>(Policy read) -> new AttachedPolicy.Read(name, read);
      case Parsed.Malformed<Policy>(String place, String cause, _) ->
          throw new Ignorance(action, "policy of " + name + ", " + place + ": " + cause);
    };
  }

  private Parsed<Policy> parsed(String text) {
    return policyTexts.computeIfAbsent(text, documents::policy);
  }

  /** The fact kept under a key, or that it was not asked for. */
  static <T> Fact<T> found(Map<String, Fact<T>> facts, String key, String action) {
    Fact<T> fact = facts.get(key);
    return fact == null ? Fact.unreadable(action, "not asked for " + key) : fact;
  }

  /** All instances, in the order of their ids. */
  private record Instances(List<Instance> byId) {}
}
