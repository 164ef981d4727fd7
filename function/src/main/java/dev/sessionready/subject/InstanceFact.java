package dev.sessionready.subject;

import dev.sessionready.model.Instance;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.NetworkInterface;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts of one instance on which verdicts rest. */
enum InstanceFact implements InstanceQuestion {
  STATE(subject -> subject.described().state()),
  WINDOWS(subject -> subject.described().isWindows()),
  PLATFORM_DETAILS(subject -> subject.described().platformDetails()),
  VPC(subject -> subject.described().vpcId()),
  SUBNET(subject -> subject.described().subnetId()),
  PROFILE(subject -> subject.described().instanceProfileArn()),
  METADATA_OPTIONS(subject -> subject.described().metadataOptions()),
  STARTING(subject -> subject.minutesOfLaunch() < subject.account().expectations().graceMinutes()),
  MINUTES_SINCE_LAUNCH(Subject::minutesOfLaunch),
  CONNECTION_STATUS(Subject::statusOfConnection),
  PROOF(ConnectivityProof::of),
  PROOF_UNREAD(subject -> ConnectivityProof.of(subject).unread() != null),
  HAS_INTERFACES(subject -> !subject.described().networkInterfaces().isEmpty()),
  HAS_IPV4(subject -> !primaryAddresses(subject, Family.IPV4).isEmpty()),
  HAS_IPV6(subject -> !primaryAddresses(subject, Family.IPV6).isEmpty()),
  /** On any network interface. */
  HAS_SOME_IPV4(subject -> subject.address(Family.IPV4).isPresent()),
  HAS_SOME_IPV6(subject -> subject.address(Family.IPV6).isPresent()),
  /** Its subnet, its groups and what rules tell apart of its addresses. */
  POSITION(Subject::position),
  VPC_BLOCK_IPV4(subject -> subject.blockOfVpc(Family.IPV4)),
  VPC_BLOCK_IPV6(subject -> subject.blockOfVpc(Family.IPV6)),
  MANAGED(subject -> subject.agent() != null),
  PING_STATUS(ofAgent(ManagedInstance::pingStatus)),
  AGENT_VERSION(ofAgent(ManagedInstance::agentVersion)),
  PLATFORM_TYPE(ofAgent(ManagedInstance::platformType)),
  PLATFORM_NAME(ofAgent(ManagedInstance::platformName)),
  PLATFORM_VERSION(ofAgent(ManagedInstance::platformVersion)),
  HAS_PINGED(subject -> subject.silence().isPresent()),
  HEARD_SINCE_LAUNCH(Subject::isHeardAfterLaunch),
  MINUTES_OF_SILENCE(subject -> subject.silence().orElseThrow().toMinutes()),
  /** All of it: for what rests on more than the facts above. */
  WHOLE(Subject::described),
  WHOLE_AGENT(Subject::agent);

  @SuppressWarnings("ImmutableEnumChecker") // None of them holds anything.
  private final Function<Subject, @Nullable Object> look;

  InstanceFact(Function<Subject, @Nullable Object> look) {
    this.look = look;
  }

  @Override
  public @Nullable Object of(Subject subject) {
    return look.apply(subject);
  }

  @Override
  public boolean isItsOwn(Subject subject) {
    return this == WHOLE || this == WHOLE_AGENT;
  }

  private static Function<Subject, @Nullable Object> ofAgent(Function<ManagedInstance, String> of) {
    return subject -> {
      ManagedInstance agent = subject.agent();
      return agent == null ? null : of.apply(agent);
    };
  }

  private static List<?> primaryAddresses(Subject subject, Family family) {
    List<NetworkInterface> all = subject.described().networkInterfaces();
    return all.isEmpty() ? List.of() : all.getFirst().addresses(family);
  }

  /** The instance as EC2 describes it. */
  static Instance whole(Subject subject) {
    return subject.ask(WHOLE, Instance.class);
  }
}
