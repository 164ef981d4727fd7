// Over 200 lines: one place for all that the checks ask about an instance.
package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.OpenValue;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.Instance;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.AgentCredentials.DefaultHostManagement;
import dev.sessionready.subject.AgentCredentials.Lack;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One instance and all that bears on it. Only one thread at a time may ask it. */
public final class Subject {

  /** The first agent that goes over to Default Host Management for want of trust. */
  public static final AgentVersion FALLS_BACK_ON_TRUST = AgentVersion.parse("3.2.815.0");

  private static final StandIns.Kind[] KINDS = StandIns.Kind.values();

  private final Account account;
  private final Instance described;
  private final @Nullable StandIns standIns;
  private final JudgedInstance instance = new JudgedInstance(this);
  private @Nullable String @Nullable [] names;
  private @Nullable Map<InstanceFact, Noted> known;
  private @Nullable ManagedInstance agent;
  private boolean agentSought;
  private @Nullable Position position;
  private @Nullable Readings readings;

  /** An instance that is called by its own name in every text. */
  public Subject(Account account, Instance described) {
    this(account, described, null);
  }

  private Subject(Account account, Instance described, @Nullable StandIns standIns) {
    this.account = account;
    this.described = described;
    this.standIns = standIns;
  }

  /**
   * The same instance, in whose texts something stands for what is its own, so that they hold for
   * others as well; {@link #ownWords()} has to be put in its place. The instance itself, where that
   * cannot be.
   */
  public Subject inSharedWords() {
    return StandIns.canStandFor(StandIns.Kind.ID, described.id())
            && !account.isNamedElsewhere(described.id())
        ? new Subject(account, described, account.standIns())
        : this;
  }

  /** The same of which nothing was asked yet. */
  public Subject unasked() {
    return new Subject(account, described, standIns);
  }

  /** The same instance in its own words: what is found of it holds for no other. */
  public Subject alone() {
    return standIns == null ? this : new Subject(account, InstanceFact.whole(this));
  }

  /** What is to be put into texts in the place of what stands there. */
  public Map<String, String> ownWords() {
    if (standIns == null) {
      return Map.of();
    }
    Map<String, String> words = new HashMap<>();
    for (StandIns.Kind kind : KINDS) {
      String own = ownWord(kind);
      if (own != null) {
        words.put(standIns.of(kind, own), own);
      }
    }
    return Map.copyOf(words);
  }

  /**
   * An answer that holds for every instance of which the same is read to find it, worked out for
   * the first of them.
   *
   * @param question what is asked: equal to the same question about another instance
   * @param answer works it out, from this subject alone
   */
  public <T> T shared(Object question, Class<T> type, Supplier<T> answer) {
    return type.cast(answer(question, answer).value());
  }

  /** The same, with what is known of others of which the same is read. */
  public Answer answer(Object question, Supplier<?> answer) {
    Remembered remembered = account.remembered(question);
    Answer known = remembered.find(this);
    if (known != null) {
      return known;
    }
    Readings outer = readings;
    Readings mine = new Readings();
    readings = mine;
    Object found;
    try {
      found = answer.get();
    } finally {
      readings = outer;
      if (outer != null) {
        outer.add(mine);
      }
    }
    return mine.areItsOwn()
        ? new Answer(found, false)
        : remembered.keep(mine, new Answer(account.first(found), true));
  }

  /**
   * What was found about a subject.
   *
   * @param isShared whether it holds for others as well, and is then the same object for all
   */
  public record Answer(Object value, boolean isShared) {}

  public Account account() {
    return account;
  }

  public JudgedInstance instance() {
    return instance;
  }

  /** The instance as EC2 describes it; checks ask {@link #instance()}. */
  public Instance described() {
    return described;
  }

  public AccountRegion place() {
    return account.snapshot().place();
  }

  /** The moment that the evaluation is about. */
  public Instant capturedAt() {
    return account.snapshot().capturedAt();
  }

  public Expectations expectations() {
    return account.expectations();
  }

  /**
   * The session preferences that hold for it.
   *
   * @throws Ignorance where they could not be read
   * @throws UnresolvedSetting.Malformed where the document is not a session document
   */
  public SessionPreferences preferences() {
    return account.preferences();
  }

  /**
   * The services that its sessions need: by a malformed document no session starts, and what every
   * session needs it needs all the same.
   *
   * @throws Ignorance where the preferences could not be read
   */
  public Set<Service> services() {
    try {
      return account.preferences().services();
    } catch (UnresolvedSetting.Malformed _) {
      return EnumSet.copyOf(SessionPreferences.ALWAYS);
    }
  }

  /**
   * What Systems Manager knows of it, or empty where its agent never registered.
   *
   * @throws Ignorance where Systems Manager could not be asked
   */
  public Optional<JudgedAgent> managed() {
    account.snapshot().systemsManager().managedInstances().ask();
    return ask(InstanceFact.MANAGED, Boolean.class)
        ? Optional.of(new JudgedAgent(this))
        : Optional.empty();
  }

  /** For how many whole minutes it had been running when it was looked at. */
  public long minutesSinceLaunch() {
    return ask(InstanceFact.MINUTES_SINCE_LAUNCH, Long.class);
  }

  /** Whether it was started so recently that its agent may still be starting. */
  public boolean isStarting() {
    return ask(InstanceFact.STARTING, Boolean.class);
  }

  /**
   * Whether its control channel is open: {@code connected} or {@code notconnected}, or absent where
   * AWS was not asked, which a sweep does only for a few.
   */
  @SuppressWarnings("unchecked") // The question has answers of this type alone.
  public Fact<String> connectionStatus() {
    return (Fact<String>) ask(InstanceFact.CONNECTION_STATUS, Fact.class);
  }

  /** Which network paths Systems Manager itself proves, whatever the settings say. */
  public ConnectivityProof proof() {
    return ask(InstanceFact.PROOF, ConnectivityProof.class);
  }

  /** Whether it could not be read what Systems Manager proves. */
  public boolean isProofUnread() {
    return ask(InstanceFact.PROOF_UNREAD, Boolean.class);
  }

  /**
   * Whose permissions its agent has.
   *
   * @throws Ignorance where the profile or the role could not be read
   */
  public AgentCredentials credentials() {
    return shared("credentials", AgentCredentials.class, this::askedCredentials);
  }

  private AgentCredentials askedCredentials() {
    String profileArn = instance.instanceProfileArn();
    AgentCredentials own =
        profileArn == null ? new AgentCredentials.None(Lack.NO_PROFILE) : profile(profileArn);
    if (own instanceof AgentCredentials.Profile(Role role) && serves(role)) {
      return own;
    }
    return defaultHostManagement().<AgentCredentials>map(DefaultHostManagement::new).orElse(own);
  }

  /**
   * Who may assume a role.
   *
   * @throws Ignorance where the trust policy could not be parsed
   */
  public TrustPolicy trust(Role role) {
    return new TrustPolicy(
        place(), role, account.policy(role.name(), role.trustPolicy(), "iam:GetRole"));
  }

  /** The role of Default Host Management Configuration, where that is set and the role exists. */
  public Optional<Role> defaultHostManagement() {
    return defaultHostManagementSetting().flatMap(name -> account.role(name).ask());
  }

  /** The name of the role that Default Host Management Configuration is set to, where it is set. */
  public Optional<String> defaultHostManagementSetting() {
    return account.snapshot().systemsManager().defaultHostManagementRole().ask();
  }

  /**
   * The path from its primary network interface to a service.
   *
   * @throws Ignorance where AWS showed no network interface
   */
  public ServicePath path(Service service) {
    return path(service, place().region());
  }

  /**
   * The same to the service of another region, where no endpoint of the service here helps.
   *
   * @throws Ignorance where AWS showed no network interface
   */
  public ServicePath path(Service service, String region) {
    if (!hasInterfaces()) {
      throw new Ignorance("ec2:DescribeInstances", "no network interface of " + instance.id());
    }
    return path(service, region, isIpv6Only() ? Family.IPV6 : Family.IPV4);
  }

  /** The network path by IPv6, which an agent takes that is set to the dual-stack names. */
  public ServicePath pathByIpv6(Service service) {
    return path(service, place().region(), Family.IPV6);
  }

  // From EC2's answer alone: the reason why no agent registers must not depend on a lookup of
  // agents.
  private ServicePath path(Service service, String region, Family family) {
    return ask(InstanceFact.POSITION, Position.class)
        .path(
            new RegionalService(service.code(), region, bucket(service)),
            family,
            () -> addressName(family));
  }

  // The bucket's name is part of the host name. Where it is not known, the name stays open.
  private @Nullable String bucket(Service service) {
    if (service != Service.S3) {
      return null;
    }
    try {
      String name = account.preferences().s3().bucketName();
      return name.isEmpty() || SessionPreferences.isParameter(name) ? null : name;
    } catch (Ignorance | UnresolvedSetting.Malformed _) {
      return null;
    }
  }

  /**
   * Whether it runs Windows. DescribeInstances does not say so of every image; the agent on it
   * does.
   *
   * @throws Ignorance where EC2 does not say so and Systems Manager could not be asked
   */
  public boolean isWindows() {
    return instance.isWindows()
        || managed().filter(node -> node.platformType().equals("Windows")).isPresent();
  }

  /** Whether its primary network interface has no IPv4 address. */
  public boolean isIpv6Only() {
    return hasInterfaces() && !hasPrimary(Family.IPV4);
  }

  /** Whether its primary network interface has an IPv6 address. */
  public boolean hasIpv6() {
    return hasPrimary(Family.IPV6);
  }

  boolean hasPrimary(Family family) {
    return switch (family) {
      case IPV4 -> ask(InstanceFact.HAS_IPV4, Boolean.class);
      case IPV6 -> ask(InstanceFact.HAS_IPV6, Boolean.class);
    };
  }

  /** Whether AWS showed a network interface of it. */
  public boolean hasInterfaces() {
    return ask(InstanceFact.HAS_INTERFACES, Boolean.class);
  }

  /** Its first address of a family as it stands in texts, where it has one. */
  public Optional<String> addressText(Family family) {
    boolean has =
        switch (family) {
          case IPV4 -> ask(InstanceFact.HAS_SOME_IPV4, Boolean.class);
          case IPV6 -> ask(InstanceFact.HAS_SOME_IPV6, Boolean.class);
        };
    return has ? Optional.of(addressName(family)) : Optional.empty();
  }

  private String addressName(Family family) {
    return named(StandIns.Kind.of(family));
  }

  /** The block of its VPC that holds its primary address of a family, where that can be seen. */
  @SuppressWarnings("unchecked") // The questions have answers of this type alone.
  public Optional<Cidr> vpcBlock(Family family) {
    return (Optional<Cidr>)
        switch (family) {
          case IPV4 -> ask(InstanceFact.VPC_BLOCK_IPV4, Optional.class);
          case IPV6 -> ask(InstanceFact.VPC_BLOCK_IPV6, Optional.class);
        };
  }

  /** A look that failed on the path to a service, which might have said of more of it. */
  public Optional<Ignorance> unseenOnPathTo(Service service) {
    return unseenOn(path(service));
  }

  /** The same for a path that is known already. */
  public static Optional<Ignorance> unseenOn(ServicePath path) {
    return path.failedLookup().map(Ignorance::new);
  }

  /** What a role may do on this instance. */
  public AgentPermissions permissions(Role role) {
    return new AgentPermissions(this, role, account.policies(role));
  }

  /**
   * The role in its profile: empty where it has no profile, or one without a role that exists.
   *
   * @throws Ignorance where the profile or the role could not be read
   */
  public Optional<Role> profileRole() {
    return Optional.ofNullable(instance.instanceProfileArn())
        .flatMap(arn -> account.instanceProfile(arn).ask())
        .flatMap(profile -> profile.roleNames().stream().findFirst())
        .flatMap(name -> account.role(name).ask());
  }

  private AgentCredentials profile(String arn) {
    Optional<InstanceProfile> profile = account.instanceProfile(arn).ask();
    if (profile.isEmpty()) {
      return new AgentCredentials.None(Lack.PROFILE_GONE);
    }
    if (profile.get().roleNames().isEmpty()) {
      return new AgentCredentials.None(Lack.PROFILE_WITHOUT_ROLE);
    }
    return account
        .role(profile.get().roleNames().getFirst())
        .ask()
        .<AgentCredentials>map(AgentCredentials.Profile::new)
        .orElse(new AgentCredentials.None(Lack.ROLE_GONE));
  }

  private boolean serves(Role role) {
    return registers(role) && (isWithoutAlternative() || isAssumable(role) || !fallsBackOnTrust());
  }

  private boolean isWithoutAlternative() {
    return account.snapshot().systemsManager().defaultHostManagementRole()
        instanceof Fact.Absent<String>;
  }

  private boolean isAssumable(Role role) {
    return !(trust(role).assumableBy("ec2") instanceof Decision.Denied);
  }

  /**
   * Whether the agent goes over to Default Host Management where EC2 may not assume the role of the
   * profile. One that has not registered may be of any version; most are newer.
   *
   * @see <a href="https://github.com/aws/amazon-ssm-agent/blob/mainline/RELEASENOTES.md">Release
   *     notes</a>
   */
  private boolean fallsBackOnTrust() {
    return managed()
        .flatMap(node -> AgentVersion.find(node.agentVersion()))
        .filter(version -> version.isOlderThan(FALLS_BACK_ON_TRUST))
        .isEmpty();
  }

  // The agent probes with the profile first and falls back only where it is refused.
  private boolean registers(Role role) {
    return !(permissions(role)
            .decide("ssm:UpdateInstanceInformation", place().instanceArn(instance.id()))
        instanceof Decision.Denied);
  }

  // What follows is asked by questions alone, which note what they ask.

  @Nullable Object ask(InstanceQuestion question) {
    return noted(question).answer();
  }

  /** The answer to a question, with a note that it was asked. */
  Noted noted(InstanceQuestion question) {
    Noted answer =
        question instanceof InstanceFact fact ? known(fact) : account.noted(question.of(this));
    if (readings != null) {
      readings.note(question, answer, question.isItsOwn(this));
    }
    return answer;
  }

  // Most checks ask for the same few facts.
  private Noted known(InstanceFact fact) {
    Map<InstanceFact, Noted> all = known == null ? new EnumMap<>(InstanceFact.class) : known;
    known = all;
    Noted answer = all.get(fact);
    if (answer == null) {
      Object found = fact.of(this);
      answer = fact.isItsOwn(this) ? new Noted(found) : account.noted(found);
      all.put(fact, answer);
    }
    return answer;
  }

  <T> T ask(InstanceQuestion question, Class<T> type) {
    return type.cast(Objects.requireNonNull(ask(question), "it is asked only where there is one"));
  }

  /** Its own word of that kind, or what stands for it, with a note that it was used. */
  String named(StandIns.Kind kind) {
    return ask(new InstanceQuestion.Name(kind), String.class);
  }

  boolean hasStandIns() {
    return standIns != null;
  }

  String name(StandIns.Kind kind) {
    @Nullable String[] all = names == null ? new @Nullable String[KINDS.length] : names;
    names = all;
    String name = all[kind.part()];
    if (name == null) {
      String own = Objects.requireNonNull(ownWord(kind), "it is named only where there is one");
      name = standIns == null ? own : standIns.of(kind, own);
      all[kind.part()] = name;
    }
    return name;
  }

  /** Its own word of that kind left open in a request, or itself where it must not be. */
  String open(StandIns.Kind kind) {
    String name = named(kind);
    return standIns == null
        ? name
        : String.valueOf(OpenValue.character(kind.part())).repeat(name.length());
  }

  /** The text of a request with its own words in the place of what is left open. */
  String whole(String text) {
    String whole = text;
    for (StandIns.Kind kind : KINDS) {
      String open = String.valueOf(OpenValue.character(kind.part()));
      if (whole.contains(open)) {
        String own = Objects.requireNonNull(ownWord(kind), "it is left open where there is one");
        whole = whole.replace(open.repeat(own.length()), own);
      }
    }
    return whole;
  }

  private @Nullable String ownWord(StandIns.Kind kind) {
    return switch (kind) {
      case ID -> described.id();
      case IPV4_ADDRESS -> address(Family.IPV4).map(Ip::toString).orElse(null);
      case IPV6_ADDRESS -> address(Family.IPV6).map(Ip::toString).orElse(null);
      case LAST_PING -> {
        ManagedInstance agent = agent();
        yield agent == null || agent.lastPing() == null ? null : agent.lastPing().toString();
      }
    };
  }

  /** The first address of a family, which is the primary one of the primary interface. */
  Optional<Ip> address(Family family) {
    return described.networkInterfaces().stream()
        .flatMap(one -> one.addresses(family).stream())
        .findFirst();
  }

  @Nullable ManagedInstance agent() {
    if (!agentSought) {
      agent = soughtAgent();
      agentSought = true;
    }
    return agent;
  }

  private @Nullable ManagedInstance soughtAgent() {
    return account.snapshot().systemsManager().managedInstances()
            instanceof Fact.Known<Map<String, ManagedInstance>>(Map<String, ManagedInstance> agents)
        ? agents.get(described.id())
        : null;
  }

  long minutesOfLaunch() {
    return Duration.between(described.launchTime(), capturedAt()).toMinutes();
  }

  Optional<Duration> silence() {
    ManagedInstance agent = agent();
    return Optional.ofNullable(agent)
        .flatMap(known -> Optional.ofNullable(known.lastPing()))
        .map(lastPing -> Duration.between(lastPing, capturedAt()));
  }

  boolean isHeardAfterLaunch() {
    ManagedInstance agent = agent();
    return agent != null
        && agent.lastPing() != null
        && !agent.lastPing().isBefore(described.launchTime());
  }

  Fact<String> statusOfConnection() {
    return account.connectionStatus(described.id());
  }

  Position position() {
    if (position == null) {
      position =
          account.paths().position(described.networkInterfaces().getFirst(), described.isWindows());
    }
    return position;
  }

  Optional<Cidr> blockOfVpc(Family family) {
    String vpcId = described.vpcId();
    List<Ip> addresses =
        described.networkInterfaces().stream()
            .limit(1)
            .flatMap(primary -> primary.addresses(family).stream())
            .toList();
    return vpcId == null
        ? Optional.empty()
        : account.hint(network -> network.vpc(vpcId)).stream()
            .flatMap(vpc -> vpc.cidrs().stream())
            .filter(block -> addresses.stream().anyMatch(block::contains))
            .findFirst();
  }
}
