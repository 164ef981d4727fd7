// Over 200 lines: one method for each condition key that a request of the agent has.
package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.iam.Arn;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.MissingInformation;
import dev.sessionready.iam.Request;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.address.Ip;
import dev.sessionready.network.model.NetworkInterface;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
record AgentRequestContext(Subject subject, Role role) {

  /** The keys that a network path decides, in the form in which keys are compared. */
  private static final Set<String> OF_NETWORK =
      Set.of("aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip", "aws:sourceip");

  private static final Set<String> OF_OWNER = Set.of("aws:resourceaccount", "s3:resourceaccount");

  Context of(String action, String resource) {
    Context context = ofOwner(resource, everywhere());
    Optional<ServicePath> path = path(action);
    return path.isPresent() ? along(path.get(), context) : context;
  }

  /** A failed look that might have said more of the keys on which a request depends. */
  Optional<Ignorance> unseen(Request request, List<MissingInformation> doubts) {
    Set<String> keys =
        doubts.stream()
            .map(doubt -> doubt.subject().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (!Collections.disjoint(keys, OF_OWNER)) {
      Optional<Ignorance> unseen =
          bucket(request.resource()).flatMap(AgentRequestContext::unseenOwner);
      if (unseen.isPresent()) {
        return unseen;
      }
    }
    return Collections.disjoint(keys, OF_NETWORK)
        ? Optional.empty()
        : service(request.action()).flatMap(subject::unseenOnPathTo);
  }

  /**
   * Who owns the resource, where that is known: an ARN names the account, except that of a bucket.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount">
   *     aws:ResourceAccount</a>
   */
  private Context ofOwner(String resource, Context context) {
    String named = Arn.parse(resource).map(Arn::account).orElse("");
    if (!named.isEmpty()) {
      return context.with("aws:ResourceAccount", named);
    }
    boolean ours =
        bucket(resource)
            .filter(Fact.Known.class::isInstance)
            .map(bucket -> ((Fact.Known<Bucket>) bucket).value().owned())
            .filter(Fact.known(true)::equals)
            .isPresent();
    String account = subject.place().account();
    return ours
        ? context.with("aws:ResourceAccount", account).with("s3:ResourceAccount", account)
        : context;
  }

  private Optional<Fact<Bucket>> bucket(String resource) {
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

  private Context everywhere() {
    AccountRegion place = subject.place();
    String instanceArn = place.instanceArn(subject.instance().id());
    Context context =
        Context.partial()
            .with("aws:PrincipalArn", role.arn())
            .with("aws:PrincipalAccount", place.account())
            .with("aws:PrincipalType", "AssumedRole")
            .with("aws:PrincipalIsAWSService", "false")
            .with("aws:ViaAWSService", "false")
            .with("aws:SecureTransport", "true")
            .with("aws:RequestedRegion", place.region())
            .with("ec2:SourceInstanceARN", instanceArn)
            .with("ssm:SourceInstanceARN", instanceArn)
            .without("aws:MultiFactorAuthPresent")
            .without("aws:MultiFactorAuthAge")
            .without("aws:username")
            .without("kms:ViaService")
            .with("kms:CallerAccount", place.account())
            .with("ssm:NodeAccountId", place.account())
            .with("s3:TlsVersion", "1.2")
            .withoutOthersUnder("aws:PrincipalTag/");
    for (Map.Entry<String, String> tag : role.tags().entrySet()) {
      context = context.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
    }
    String vpcId = subject.instance().vpcId();
    return vpcId == null ? context : context.with("aws:Ec2InstanceSourceVpc", vpcId);
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
  private Context along(ServicePath path, Context context) {
    if (!isCertain(path)) {
      return context;
    }
    return switch (path.kind()) {
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> through(path, context);
      case INTERNET ->
          context.without("aws:SourceVpce").without("aws:SourceVpc").without("aws:VpcSourceIp");
      case PRIVATE_ZONE, NONE, UNKNOWN -> context;
    };
  }

  private Context through(ServicePath path, Context context) {
    Context known =
        context.with("aws:SourceVpce", path.viaIds().getFirst()).without("aws:SourceIp");
    String vpcId = subject.instance().vpcId();
    Context inVpc = vpcId == null ? known : known.with("aws:SourceVpc", vpcId);
    return address(path.family()).map(ip -> inVpc.with("aws:VpcSourceIp", ip)).orElse(inVpc);
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
    NetworkInterface primary = subject.instance().networkInterfaces().getFirst();
    return primary.addresses(family).stream().map(Ip::toString).findFirst();
  }

  private Optional<ServicePath> path(String action) {
    return subject.instance().networkInterfaces().isEmpty()
        ? Optional.empty()
        : service(action).map(subject::path);
  }

  private static Optional<Service> service(String action) {
    String prefix = action.substring(0, action.indexOf(':')).toUpperCase(Locale.ROOT);
    return Arrays.stream(Service.values())
        .filter(service -> service.name().equals(prefix))
        .findFirst();
  }
}
