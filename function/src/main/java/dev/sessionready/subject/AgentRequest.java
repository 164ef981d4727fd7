package dev.sessionready.subject;

import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.EndpointPolicy;
import dev.sessionready.iam.OpenValue;
import dev.sessionready.iam.Request;
import dev.sessionready.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A request of the agent on one instance, put to policies. The instance's id is left open in it as
 * long as no policy looks at it: then the answer holds for every instance of which the condition
 * keys that are looked up say the same.
 *
 * @param said what else is known of the request's condition keys, by their names in lower case
 */
record AgentRequest(
    Subject subject,
    Role role,
    String action,
    String resource,
    String owner,
    ApplicablePolicies policies,
    Map<String, Context.Value> said) {

  /** AWS's answer. */
  Decision answer() {
    return subject.shared(
        new Asked(role, action, resource, owner, policies, said), Decision.class, this::evaluate);
  }

  private Decision evaluate() {
    return ScopedValue.where(
            OpenValue.WHOLE, test -> subject.ask(new InstanceQuestion.Holds(test), Boolean.class))
        .call(this::put);
  }

  private Decision put() {
    Caller caller =
        new Caller.RoleSession(
            subject.place().partition().id(),
            subject.place().account(),
            role.name(),
            open(subject.instance().id()));
    Context context =
        Context.of(new AgentRequestContext(subject, role, action, resource)::value)
            .and(
                said.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, key -> open(key.getValue()))));
    return subject
        .account()
        .evaluate(new Request(caller, action, open(resource), owner, context), policies);
  }

  private Context.Value open(Context.Value value) {
    return switch (value) {
      case Context.Value.Present(List<String> values) ->
          new Context.Value.Present(values.stream().map(this::open).toList());
      case Context.Value.Absent _, Context.Value.Unknown _ -> value;
    };
  }

  private String open(String text) {
    return text.replace(subject.instance().id(), subject.open(StandIns.Kind.ID));
  }

  /** What makes two requests the same but for the instance. */
  private record Asked(
      Role role,
      String action,
      String resource,
      String owner,
      ApplicablePolicies policies,
      Map<String, Context.Value> said) {

    // Of what is quick to look at; that of all policies would be worked out anew each time.
    @Override
    public int hashCode() {
      EndpointPolicy endpoint = policies.endpoint();
      return Objects.hash(
          role.name(), action, resource, endpoint == null ? "" : endpoint.policy().name());
    }
  }
}
