// Over 200 lines: one place for all that the checks ask about an instance.
package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.Instance;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.AgentCredentials.DefaultHostManagement;
import dev.sessionready.subject.AgentCredentials.Lack;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One instance and all that bears on it. */
public record Subject(Account account, Instance instance) {

  /** The first agent that goes over to Default Host Management for want of trust. */
  public static final AgentVersion FALLS_BACK_ON_TRUST = AgentVersion.parse("3.2.815.0");

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
  public Optional<ManagedInstance> managed() {
    return account
        .snapshot()
        .systemsManager()
        .managedInstances()
        .ask()
        .flatMap(instances -> Optional.ofNullable(instances.get(instance.id())));
  }

  /** For how many whole minutes it had been running when it was looked at. */
  public long minutesSinceLaunch() {
    return Duration.between(instance.launchTime(), capturedAt()).toMinutes();
  }

  /** Whether it was started so recently that its agent may still be starting. */
  public boolean isStarting() {
    return minutesSinceLaunch() < expectations().graceMinutes();
  }

  /**
   * Whether its control channel is open: {@code connected} or {@code notconnected}, or absent where
   * AWS was not asked, which a sweep does only for a few.
   */
  public Fact<String> connectionStatus() {
    return account
        .snapshot()
        .systemsManager()
        .connectionStatus()
        .getOrDefault(instance.id(), Fact.absent());
  }

  /** Which network paths Systems Manager itself proves, whatever the settings say. */
  public ConnectivityProof proof() {
    return ConnectivityProof.of(this);
  }

  /**
   * Whose permissions its agent has.
   *
   * @throws Ignorance where the profile or the role could not be read
   */
  public AgentCredentials credentials() {
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
    if (instance.networkInterfaces().isEmpty()) {
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
    return account
        .paths()
        .path(
            instance.networkInterfaces().getFirst(),
            instance.isWindows(),
            new RegionalService(service.code(), region, bucket(service)),
            family);
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
    return !instance.networkInterfaces().isEmpty()
        && instance.networkInterfaces().getFirst().privateAddresses().isEmpty();
  }

  /** A look that failed on the path to a service, which might have said of more of it. */
  public Optional<Ignorance> unseenOnPathTo(Service service) {
    return unseenOn(path(service));
  }

  /** The same for a path that is known already. */
  public static Optional<Ignorance> unseenOn(ServicePath path) {
    return path.doubts().stream()
        .map(PathComponent::reachability)
        .filter(Reachability.Unknown.class::isInstance)
        .flatMap(reachability -> Stream.ofNullable(((Reachability.Unknown) reachability).failed()))
        .map(Ignorance::new)
        .findFirst();
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
}
