// Over 200 lines: a check is one file, with its info and its remediation.
package dev.sessionready.checks.identity;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Role;
import dev.sessionready.model.Service;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.ConnectivityProof;
import dev.sessionready.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the endpoints' own policies allow what the agent asks for. */
@CheckInfo(
    id = "endpoint-policies",
    title = "The policies of the endpoints on the path let the agent's requests through",
    why =
        "An endpoint may carry a policy of its own, which must allow what the agent does; the default"
            + " allows everything.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    severity = CRITICAL,
    stage = Stage.NETWORK,
    symptoms = {
      Symptom.NOT_CONNECTED,
      Symptom.DATA_KEY_REFUSED,
      Symptom.LOG_GROUP_NOT_ENCRYPTED,
      Symptom.NOTHING_IN_CLOUDWATCH,
      Symptom.EMPTY_STREAM,
      Symptom.BUCKET_NOT_VALIDATED,
      Symptom.NOTHING_IN_S3
    },
    remediation = {
      "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPC_ENDPOINT_ID --query"
          + " 'VpcEndpoints[0].PolicyDocument' --output text > policy.json",
      "aws ec2 modify-vpc-endpoint --vpc-endpoint-id VPC_ENDPOINT_ID --policy-document"
          + " file://policy.json"
    },
    after = CredentialSourceCheck.class,
    seed = SeedRow.VPC_ENDPOINTS)
@AutoService(Check.class)
public final class EndpointPoliciesCheck implements Check {

  private static final Set<String> BEFORE_SESSION =
      Set.of(
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:OpenControlChannel");

  @Override
  public Verdict judge(Subject subject) {
    Optional<Role> role = RolePermissions.of(subject.credentials());
    if (role.isEmpty()) {
      return Verdict.notApplicable("identity.no-role");
    }
    List<EndpointOnPath> endpoints = new ArrayList<>();
    Optional<Ignorance> unseen = Optional.empty();
    for (Service service : subject.services()) {
      ServicePath path = subject.path(service);
      EndpointOnPath.on(path, subject, service).ifPresent(endpoints::add);
      unseen = unseen.or(() -> Subject.unseenOn(path));
    }
    return judge(subject, role.get(), endpoints, unseen);
  }

  private static Verdict judge(
      Subject subject, Role role, List<EndpointOnPath> endpoints, Optional<Ignorance> unseen) {
    List<RequestedAction> all = new ArrayList<>();
    List<EndpointOnPath> doubted = new ArrayList<>();
    List<RequestedAction> disproved = new ArrayList<>();
    List<EndpointOnPath> around = new ArrayList<>();
    Optional<Verdict> warning = Optional.empty();
    Optional<Verdict> ifLedThere = Optional.empty();
    List<RuntimeException> open = new ArrayList<>();
    unseen.ifPresent(open::add);
    for (EndpointOnPath endpoint : endpoints) {
      FeaturePermissions asked = wants(subject, role, endpoint, open);
      FeaturePermissions wants = withoutProven(subject, endpoint, asked, open);
      List<RequestedAction> passed =
          asked.refused().stream().filter(want -> !wants.all().contains(want)).toList();
      if (!passed.isEmpty()) {
        disproved.addAll(passed);
        around.add(endpoint);
      }
      if (isHarmless(subject, endpoint, wants)) {
        warning = Optional.of(warning(subject, role, endpoint, wants));
      } else if (!wants.refused().isEmpty()) {
        Verdict.Fail fail = failure(subject, role, endpoint, wants);
        if (endpoint.openTarget() != null) {
          ifLedThere = ifLedThere.or(() -> Optional.of(ifLedThere(endpoint, fail)));
          continue;
        }
        return unseen.map(look -> fail.withIncomplete(new Verdict.Unreadable(look))).orElse(fail);
      }
      all.addAll(wants.all());
      if (!wants.doubtful().isEmpty()) {
        doubted.add(endpoint);
      }
    }
    if (!open.isEmpty()) {
      throw open.getFirst();
    }
    if (endpoints.isEmpty()) {
      return Verdict.notApplicable("endpoint-policies.none");
    }
    Optional<Verdict> elsewhere = ifLedThere.or(() -> elsewhere(subject, endpoints));
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    if (!doubted.isEmpty()) {
      return doubt(role, new FeaturePermissions(role, all), doubted);
    }
    return disproved.isEmpty()
        ? warning.orElseGet(() -> Verdict.pass("endpoint-policies.let", services(endpoints)))
        : disproved(role, around, new FeaturePermissions(role, disproved));
  }

  // The policy of an endpoint that the name may not lead to refuses nothing for certain.
  private static Verdict ifLedThere(EndpointOnPath endpoint, Verdict.Fail fail) {
    Reachability.Unknown target = Objects.requireNonNull(endpoint.openTarget());
    return new Verdict.Unverifiable(
        Text.message("network.depends-on-name", fail.cause(), unknown(target)),
        Stream.concat(Stream.of(target.id()), fail.resources().stream()).toList(),
        Set.of(endpoint.service()));
  }

  private static Optional<Verdict> elsewhere(Subject subject, List<EndpointOnPath> endpoints) {
    List<EndpointOnPath> perhaps =
        endpoints.stream()
            .filter(endpoint -> endpoint.openTarget() != null)
            .filter(endpoint -> !subject.proof().services().contains(endpoint.service()))
            .toList();
    return perhaps.stream()
        .findFirst()
        .map(EndpointOnPath::openTarget)
        .map(target ->
            new Verdict.Unverifiable(
                unknown(target),
                List.of(target.id()),
                perhaps.stream().map(EndpointOnPath::service).collect(Collectors.toSet())));
  }

  private static Text unknown(Reachability.Unknown target) {
    String doubt = target.doubt().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Text.message("unknown." + doubt, target.id());
  }

  // It is unknown: conditions depend on what no API shows.
  private static Verdict doubt(Role role, FeaturePermissions wants, List<EndpointOnPath> doubted) {
    List<String> ids = ids(doubted);
    return Verdict.unverifiable(
            Stream.concat(ids.stream(), Stream.of(role.arn())).toList(),
            "endpoint-policies.depends",
            ids,
            role.name(),
            wants.doubtful().stream().map(RequestedAction::action).distinct().toList(),
            wants.unknowns())
        .of(doubted.stream().map(EndpointOnPath::service).collect(Collectors.toSet()));
  }

  private static Verdict disproved(
      Role role, List<EndpointOnPath> endpoints, FeaturePermissions wants) {
    List<String> ids = ids(endpoints);
    return new Verdict.Warn(
        Text.message("endpoint-policies.disproved", ids, role.name(), wants.refusedActions()),
        Stream.concat(ids.stream(), Stream.of(role.arn())).toList(),
        List.of());
  }

  private static List<String> ids(List<EndpointOnPath> endpoints) {
    return endpoints.stream().map(one -> one.endpoint().id()).distinct().toList();
  }

  // An agent that gets through does what it asks of the service before any session starts, and so
  // meets the conditions on that; of a statement about the data channel's own it proves nothing.
  private static FeaturePermissions withoutProven(
      Subject subject,
      EndpointOnPath endpoint,
      FeaturePermissions wants,
      List<RuntimeException> open) {
    if (wants.all().stream().noneMatch(want -> want.isDoubtful() || want.isRefused())) {
      return wants;
    }
    ConnectivityProof proof = subject.proof();
    Service service = endpoint.service();
    ReadFailure unread = proof.mayProve(service) ? proof.unread() : null;
    if (!proof.services().contains(service)) {
      return wants;
    }
    List<RequestedAction> left =
        wants.all().stream()
            .filter(want -> !(want.isDoubtful() || (want.isRefused() && isBeforeSession(want))))
            .toList();
    if (unread != null && left.size() < wants.all().size()) {
      open.add(new Ignorance(unread));
    }
    return new FeaturePermissions(wants.role(), left);
  }

  private static boolean isBeforeSession(RequestedAction want) {
    return BEFORE_SESSION.contains(want.action());
  }

  // What the agent alone resolves at one endpoint must not hide that another refuses it.
  private static FeaturePermissions wants(
      Subject subject, Role role, EndpointOnPath endpoint, List<RuntimeException> open) {
    try {
      return endpoint.wants(subject, role);
    } catch (UnresolvedSetting.Deferred deferred) {
      open.add(deferred);
      return new FeaturePermissions(role, List.of());
    }
  }

  private static List<String> services(List<EndpointOnPath> endpoints) {
    return endpoints.stream().map(endpoint -> endpoint.service().code()).toList();
  }

  private static boolean isHarmless(
      Subject subject, EndpointOnPath endpoint, FeaturePermissions wants) {
    return endpoint.service() == Service.LOGS
        && LogsActionsCheck.isHarmless(subject.preferences(), wants);
  }

  private static Verdict warning(
      Subject subject, Role role, EndpointOnPath endpoint, FeaturePermissions wants) {
    String endpointId = endpoint.endpoint().id();
    return new Verdict.Warn(
        Text.message("endpoint-policies.describe", endpointId, role.name(), wants.refusedActions()),
        List.of(endpointId, role.arn()),
        wants.fix("session-manager", subject.place()));
  }

  private static Verdict.Fail failure(
      Subject subject, Role role, EndpointOnPath endpoint, FeaturePermissions wants) {
    String endpointId = endpoint.endpoint().id();
    return Verdict.fail(
            endpoint.service().carriesSession() ? CRITICAL : Severity.HIGH,
            symptom(subject, endpoint.service(), wants),
            "endpoint-policies.refused",
            endpointId,
            wants.refusedActions(),
            role.name(),
            wants.why())
        .withResources(List.of(endpointId, role.arn()))
        .withSteps(wants.fix("session-manager", subject.place()));
  }

  private static Symptom symptom(Subject subject, Service service, FeaturePermissions wants) {
    return switch (service) {
      case SSM, SSMMESSAGES -> Symptom.NOT_CONNECTED;
      case LOGS -> LogsActionsCheck.symptom(subject.preferences(), wants);
      case S3 ->
          wants.refuses(S3ActionsCheck.READ_ENCRYPTION)
              ? Symptom.BUCKET_NOT_VALIDATED
              : Symptom.NOTHING_IN_S3;
      case KMS -> Symptom.DATA_KEY_REFUSED;
    };
  }
}
