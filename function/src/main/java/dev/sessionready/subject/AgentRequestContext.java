// Over 200 lines: one method for each condition key that a request of the agent has.
package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.iam.Arn;
import dev.sessionready.iam.Context.Value;
import dev.sessionready.iam.MissingInformation;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the condition keys of the agent's requests.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">
 *     Global condition context keys</a>
 */
record AgentRequestContext(Subject subject, Role role, String action, String resource) {

  /** The keys that a network path decides, in the form in which keys are compared. */
  private static final Set<String> OF_NETWORK =
      Set.of("aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip", "aws:sourceip");

  private static final Set<String> OF_OWNER = Set.of("aws:resourceaccount", "s3:resourceaccount");

  private static final String TAG = "aws:principaltag/";
  private static final Value ABSENT = new Value.Absent();
  private static final Value UNKNOWN = new Value.Unknown();

  /** What is known of a key, given in lower case. */
  Value value(String key) {
    AccountRegion place = subject.place();
    return switch (key) {
      case "aws:principalarn" -> present(role.arn());
      case "aws:principalaccount", "kms:calleraccount", "ssm:nodeaccountid" ->
          present(place.account());
      case "aws:principaltype" -> present("AssumedRole");
      case "aws:principalisawsservice", "aws:viaawsservice" -> present("false");
      case "aws:securetransport" -> present("true");
      case "aws:requestedregion" -> present(place.region());
      case "ec2:sourceinstancearn", "ssm:sourceinstancearn" ->
          present(place.instanceArn(subject.open(StandIns.Kind.ID)));
      case "aws:multifactorauthpresent",
          "aws:multifactorauthage",
          "aws:username",
          "kms:viaservice" ->
          ABSENT;
      case "s3:tlsversion" -> present("1.2");
      case "aws:ec2instancesourcevpc" -> vpc();
      case "aws:resourceaccount", "s3:resourceaccount" -> owner(key);
      case "aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip", "aws:sourceip" -> ofNetwork(key);
      default -> key.startsWith(TAG) ? tag(key) : UNKNOWN;
    };
  }

  private static Value present(String value) {
    return new Value.Present(List.of(value));
  }

  /** A failed look that might have said more of the keys on which the request depends. */
  Optional<Ignorance> unseen(List<MissingInformation> doubts) {
    Set<String> keys =
        doubts.stream()
            .map(doubt -> doubt.subject().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (!Collections.disjoint(keys, OF_OWNER)) {
      Optional<Ignorance> unseen = bucket().flatMap(AgentRequestContext::unseenOwner);
      if (unseen.isPresent()) {
        return unseen;
      }
    }
    return Collections.disjoint(keys, OF_NETWORK)
        ? Optional.empty()
        : service().flatMap(subject::unseenOnPathTo);
  }

  /**
   * Who owns the resource, where that is known: an ARN names the account, except that of a bucket.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount">
   *     aws:ResourceAccount</a>
   */
  private Value owner(String key) {
    String named = Arn.parse(resource).map(Arn::account).orElse("");
    if (!named.isEmpty()) {
      return key.startsWith("aws:") ? present(named) : UNKNOWN;
    }
    boolean ours =
        bucket()
            .filter(Fact.Known.class::isInstance)
            .map(bucket -> ((Fact.Known<Bucket>) bucket).value().owned())
            .filter(Fact.known(true)::equals)
            .isPresent();
    return ours ? present(subject.place().account()) : UNKNOWN;
  }

  private Optional<Fact<Bucket>> bucket() {
    return Arn.parse(resource)
        .filter(arn -> arn.service().equals("s3"))
        .map(arn -> arn.resource().split("/", 2)[0])
        .map(subject.account().snapshot().logging().buckets()::get);
  }

  private static Optional<Ignorance> unseenOwner(Fact<Bucket> bucket) {
    return switch (bucket) {
      case Fact.Known<Bucket>(Bucket known) ->
          known.owned() instanceof Fact.Unreadable<Boolean>(ReadFailure failure)
              ? Optional.of(new Ignorance(failure))
              : Optional.empty();
      case Fact.Absent<Bucket>() -> Optional.empty();
      case Fact.Unreadable<Bucket>(ReadFailure failure) -> Optional.of(new Ignorance(failure));
    };
  }

  private Value tag(String key) {
    return role.tags().entrySet().stream()
        .filter(tag -> (TAG + tag.getKey().toLowerCase(Locale.ROOT)).equals(key))
        .map(tag -> present(tag.getValue()))
        .findFirst()
        .orElse(ABSENT);
  }

  private Value vpc() {
    String vpcId = subject.instance().vpcId();
    return vpcId == null ? UNKNOWN : present(vpcId);
  }

  /**
   * What the network path says of a request. A key that an endpoint adds is present or absent only
   * where it is certain which path the request takes: while that rests on a failed look, or on what
   * AWS does not show, the key is unknown, and nothing may be concluded from its absence.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties">
   *     Properties of the network</a>
   */
  private Value ofNetwork(String key) {
    Optional<ServicePath> path = path().filter(AgentRequestContext::isCertain);
    return path.isEmpty()
        ? UNKNOWN
        : switch (path.get().kind()) {
          case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> through(path.get(), key);
          case INTERNET -> key.equals("aws:sourceip") ? UNKNOWN : ABSENT;
          case PRIVATE_ZONE, NONE, UNKNOWN -> UNKNOWN;
        };
  }

  private Value through(ServicePath path, String key) {
    return switch (key) {
      case "aws:sourcevpce" -> present(path.viaIds().getFirst());
      case "aws:sourcevpc" -> vpc();
      case "aws:vpcsourceip" -> address(path.family()).map(ip -> present(ip)).orElse(UNKNOWN);
      default -> ABSENT;
    };
  }

  // The name alone leads to an interface endpoint; to a gateway endpoint, or out, routes lead.
  private static boolean isCertain(ServicePath path) {
    return switch (path.kind()) {
      case INTERFACE_ENDPOINT ->
          path.components().stream()
              .noneMatch(component -> component.reachability() instanceof Reachability.Unknown);
      case GATEWAY_ENDPOINT ->
          path.doubts().isEmpty()
              && path.viaIds().size() == 1
              && path.packetPaths().stream()
                  .allMatch(packetPath -> packetPath.end() == PacketPath.End.GATEWAY_ENDPOINT);
      case INTERNET -> path.doubts().isEmpty();
      case PRIVATE_ZONE, NONE, UNKNOWN -> false;
    };
  }

  private Optional<String> address(Family family) {
    return subject.hasPrimary(family)
        ? Optional.of(subject.open(StandIns.Kind.of(family)))
        : Optional.empty();
  }

  private Optional<ServicePath> path() {
    return subject.hasInterfaces() ? service().map(subject::path) : Optional.empty();
  }

  private Optional<Service> service() {
    String prefix = action.substring(0, action.indexOf(':')).toUpperCase(Locale.ROOT);
    return Arrays.stream(Service.values())
        .filter(service -> service.name().equals(prefix))
        .findFirst();
  }
}
