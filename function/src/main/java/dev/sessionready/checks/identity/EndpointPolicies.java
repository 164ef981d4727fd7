package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.EndpointPolicy;
import dev.sessionready.iam.Layers;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.Subject;
import dev.sessionready.network.GatewayEndpoint;
import dev.sessionready.network.InterfaceEndpoint;
import dev.sessionready.network.OtherEndpoint;
import dev.sessionready.network.ServicePath;
import dev.sessionready.network.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the endpoints' own policies stand in the way. */
@CheckInfo(
    id = "endpoint-policies",
    title = "The policies of the endpoints on the way let the agent's requests through",
    why =
        "An endpoint may carry a policy of its own, which must allow what the agent does; the default"
            + " allows everything.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    seen = {
      Symptom.NOT_CONNECTED,
      Symptom.DATA_KEY_REFUSED,
      Symptom.LOG_GROUP_NOT_ENCRYPTED,
      Symptom.NOTHING_IN_CLOUDWATCH,
      Symptom.EMPTY_STREAM,
      Symptom.BUCKET_NOT_VALIDATED,
      Symptom.NOTHING_IN_S3
    },
    fix =
        "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --policy-document"
            + " file://policy.json",
    after = CredentialSource.class,
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointPolicies implements Check {

  @Override
  public Verdict judge(Subject subject) {
    Optional<Role> role = Roles.of(subject.credentials());
    if (role.isEmpty()) {
      return Verdict.notApplicable("identity.no-role");
    }
    List<Passage> passages = new ArrayList<>();
    Optional<Ignorance> unseen = Optional.empty();
    for (Service service : subject.services()) {
      on(subject, service).ifPresent(endpoint -> passages.add(new Passage(service, endpoint)));
      unseen = unseen.or(() -> subject.unseenOnWayTo(service));
    }
    return judge(subject, role.get(), passages, unseen);
  }

  private static Verdict judge(
      Subject subject, Role role, List<Passage> passages, Optional<Ignorance> unseen) {
    List<Want> all = new ArrayList<>();
    for (Passage passage : passages) {
      Wants wants = new Wants(role, wants(subject, role, passage));
      if (!wants.refused().isEmpty()) {
        Verdict.Fail fail = failure(subject, role, passage, wants);
        return unseen.map(look -> fail.withUnread(new Verdict.Unreadable(look))).orElse(fail);
      }
      all.addAll(wants.all());
    }
    unseen.ifPresent(ignorance -> {
      throw ignorance;
    });
    if (passages.isEmpty()) {
      return Verdict.notApplicable("endpoint-policies.none");
    }
    Wants wants = new Wants(role, all);
    return wants.doubtful().isEmpty()
        ? Verdict.pass(
            "endpoint-policies.let", passages.stream().map(p -> p.service().code()).toList())
        : Roles.doubt(role, wants);
  }

  private static Verdict.Fail failure(Subject subject, Role role, Passage passage, Wants wants) {
    String endpointId = passage.endpoint().id();
    return Verdict.fail(
            passage.service().carriesSession() ? CRITICAL : Severity.HIGH,
            symptom(subject, passage.service(), wants),
            "endpoint-policies.refused",
            endpointId,
            wants.refusedActions(),
            role.name(),
            wants.why())
        .withResources(List.of(endpointId, role.arn()))
        .withFix(wants.fix("session-manager"));
  }

  private static Symptom symptom(Subject subject, Service service, Wants wants) {
    return switch (service) {
      case SSM, SSMMESSAGES -> Symptom.NOT_CONNECTED;
      case LOGS -> LogsActions.symptom(subject.preferences(), wants);
      case S3 ->
          wants.refuses(S3Actions.READ_ENCRYPTION)
              ? Symptom.BUCKET_NOT_VALIDATED
              : Symptom.NOTHING_IN_S3;
      case KMS -> Symptom.DATA_KEY_REFUSED;
    };
  }

  private static List<Want> wants(Subject subject, Role role, Passage passage) {
    Permissions permissions = subject.permissions(role);
    Optional<EndpointPolicy> policy = policy(permissions, passage.endpoint());
    if (policy.isEmpty()) {
      return List.of();
    }
    return needs(subject, passage.service()).stream()
        .map(need ->
            new Want(
                need.action(),
                need.resource(),
                permissions.admit(
                    need.action(),
                    need.resource(),
                    subject.place().account(),
                    layers ->
                        beside(permissions, passage.service(), layers).withEndpoint(policy.get()))))
        .toList();
  }

  // KMS asks the key policy in any case; whether that allows is another check's question.
  private static Layers beside(Permissions permissions, Service service, Layers layers) {
    return service == Service.KMS ? layers.withResource(permissions.delegatingKeyPolicy()) : layers;
  }

  private static List<Need> needs(Subject subject, Service service) {
    SessionPreferences preferences = subject.preferences();
    String group = subject.place().logGroupArn(preferences.cloudWatchLogGroupName());
    return switch (service) {
      case SSM ->
          List.of(
              new Need(
                  "ssm:UpdateInstanceInformation",
                  subject.place().instanceArn(subject.instance().id())));
      case SSMMESSAGES -> CoreActions.CHANNELS.stream().map(one -> new Need(one, "*")).toList();
      case LOGS ->
          List.of(
              new Need("logs:DescribeLogGroups", subject.place().logGroupArn("*")),
              new Need("logs:CreateLogStream", group + ":log-stream:*"),
              new Need("logs:PutLogEvents", group + ":log-stream:*"));
      case S3 -> s3(subject, preferences);
      case KMS -> key(subject, preferences);
    };
  }

  private static List<Need> s3(Subject subject, SessionPreferences preferences) {
    List<Need> needs = new ArrayList<>();
    needs.add(
        new Need(
            "s3:PutObject", subject.place().bucketArn(preferences.s3ObjectPattern()) + ".log"));
    if (preferences.s3EncryptionEnabled()) {
      needs.add(
          new Need(
              S3Actions.READ_ENCRYPTION, subject.place().bucketArn(preferences.s3BucketName())));
    }
    return needs;
  }

  private static List<Need> key(Subject subject, SessionPreferences preferences) {
    if (!subject.place().isHere(preferences.kmsKeyId())) {
      return List.of(new Need("kms:Decrypt", preferences.kmsKeyId()));
    }
    return subject.account().key(preferences.kmsKeyId()).ask().stream()
        .map(key -> new Need("kms:Decrypt", key.arn()))
        .toList();
  }

  private static Optional<EndpointPolicy> policy(Permissions permissions, VpcEndpoint endpoint) {
    return switch (endpoint) {
      case InterfaceEndpoint one ->
          read(permissions, one.id(), one.policy())
              .map(text -> new EndpointPolicy(EndpointPolicy.Kind.INTERFACE, text));
      case GatewayEndpoint one ->
          read(permissions, one.id(), one.policy())
              .map(text -> new EndpointPolicy(EndpointPolicy.Kind.GATEWAY, text));
      case OtherEndpoint _ -> Optional.empty();
    };
  }

  private static Optional<AttachedPolicy> read(
      Permissions permissions, String id, @Nullable String text) {
    return text == null
        ? Optional.empty()
        : permissions.onResource(id, Fact.known(text), "ec2:DescribeVpcEndpoints");
  }

  private static Optional<VpcEndpoint> on(Subject subject, Service service) {
    ServicePath path = subject.path(service);
    return switch (path.way()) {
      case INTERFACE_ENDPOINT, GATEWAY_ENDPOINT ->
          subject.account().network(network -> network.endpoint(path.viaIds().getFirst()));
      case PRIVATE_ZONE, INTERNET, NONE, UNKNOWN -> Optional.empty();
    };
  }

  /** A service and the endpoint that the way there leads through. */
  private record Passage(Service service, VpcEndpoint endpoint) {}

  /** What the agent asks of a service. */
  private record Need(String action, String resource) {}
}
