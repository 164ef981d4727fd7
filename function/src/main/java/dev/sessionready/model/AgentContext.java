package dev.sessionready.model;

import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.Context;
import dev.sessionready.network.Ip;
import dev.sessionready.network.NetworkInterface;
import dev.sessionready.network.ServicePath;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  private Context along(ServicePath path, Context context) {
    return switch (path.way()) {
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT ->
          context
              .with("aws:SourceVpce", path.viaIds().getFirst())
              .with("aws:SourceVpc", String.valueOf(subject.instance().vpcId()))
              .with("aws:VpcSourceIp", address())
              .without("aws:SourceIp");
      case INTERNET ->
          context.without("aws:SourceVpce").without("aws:SourceVpc").without("aws:VpcSourceIp");
      case PRIVATE_ZONE, NONE, UNKNOWN -> context;
    };
  }

  private String address() {
    NetworkInterface primary = subject.instance().networkInterfaces().getFirst();
    return Stream.concat(primary.privateAddresses().stream(), primary.ipv6Addresses().stream())
        .map(Ip::toString)
        .findFirst()
        .orElse("");
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
