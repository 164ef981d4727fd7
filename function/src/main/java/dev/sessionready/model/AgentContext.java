package dev.sessionready.model;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Context;
import dev.sessionready.network.Family;
import dev.sessionready.network.Ip;
import dev.sessionready.network.NetworkInterface;
import dev.sessionready.network.Reach;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.Trace;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the condition keys of the agent's requests.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">
 *     Global condition context keys</a>
 */
record AgentContext(Subject subject, Role role) {

  Context of(String action) {
    Context context = everywhere();
    Optional<ServicePath> path = path(action);
    return path.isPresent() ? along(path.get(), context) : context;
  }

  /** A failed look on the way to the action's service, which might have told more of the keys. */
  Optional<Ignorance> unseen(String action) {
    return service(action).flatMap(subject::unseenOnWayTo);
  }

  private Context everywhere() {
    Place place = subject.place();
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
   * AWS does not show, nobody knows the key, and nothing may be concluded from its absence.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties">
   *     Properties of the network</a>
   */
  private Context along(ServicePath path, Context context) {
    if (!isCertain(path)) {
      return context;
    }
    return switch (path.way()) {
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
    return switch (path.way()) {
      case INTERFACE_ENDPOINT ->
          path.doors().stream()
              .noneMatch(component -> component.reach() instanceof Reach.Unverifiable);
      case GATEWAY_ENDPOINT ->
          path.doubts().isEmpty()
              && path.viaIds().size() == 1
              && path.traces().stream()
                  .allMatch(trace -> trace.end() == Trace.End.GATEWAY_ENDPOINT);
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
