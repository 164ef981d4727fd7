package dev.sessionready.subject;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.fact.Parsed;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Policy;
import dev.sessionready.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A role's policies, parsed and by their kind. One that could not be read may say anything, and is
 * kept as such with the reason.
 *
 * @param unread why each unread policy could not be read, by its name
 */
record RolePolicies(ApplicablePolicies applicable, Map<String, Ignorance> unread) {

  private static final String INLINE = "iam:GetRolePolicy";
  private static final String MANAGED = "iam:GetPolicyVersion";

  RolePolicies {
    unread = Map.copyOf(unread);
  }

  /** Reads all policies of a role. */
  static RolePolicies of(
      Role role, Map<String, Fact<String>> managed, Function<String, Parsed<Policy>> texts) {
    return new Reader(managed, texts).read(role);
  }

  /** Reads the policies of one role, remembering what it could not. */
  private record Reader(
      Map<String, Fact<String>> managed,
      Function<String, Parsed<Policy>> texts,
      Map<String, Ignorance> unread) {

    Reader(Map<String, Fact<String>> managed, Function<String, Parsed<Policy>> texts) {
      this(managed, texts, new HashMap<>());
    }

    RolePolicies read(Role role) {
      List<AttachedPolicy> identity = new ArrayList<>();
      identity.addAll(inline(role));
      identity.addAll(attached(role));
      return new RolePolicies(ApplicablePolicies.of(identity).withBoundary(boundary(role)), unread);
    }

    private List<AttachedPolicy> inline(Role role) {
      return switch (role.inlinePolicies()) {
        case Fact.Known<Map<String, Fact<String>>>(Map<String, Fact<String>> texts) ->
            new TreeMap<>(texts)
                .entrySet().stream()
                    .map(text -> policy(text.getKey(), text.getValue(), INLINE))
                    .toList();
        case Fact.Absent<Map<String, Fact<String>>>() -> List.of();
        case Fact.Unreadable<Map<String, Fact<String>>>(ReadFailure failure) ->
            List.of(unread(role.name() + "/*", new Ignorance(failure)));
      };
    }

    private List<AttachedPolicy> attached(Role role) {
      return switch (role.attachedPolicies()) {
        case Fact.Known<List<String>>(List<String> arns) ->
            arns.stream().sorted().map(this::managedPolicy).toList();
        case Fact.Absent<List<String>>() -> List.of();
        case Fact.Unreadable<List<String>>(ReadFailure failure) ->
            List.of(unread(role.name() + "/managed", new Ignorance(failure)));
      };
    }

    private @Nullable AttachedPolicy boundary(Role role) {
      String arn = role.permissionsBoundary();
      return arn == null ? null : managedPolicy(arn);
    }

    private AttachedPolicy managedPolicy(String arn) {
      return policy(arn, Account.found(managed, arn, MANAGED), MANAGED);
    }

    private AttachedPolicy policy(String name, Fact<String> text, String action) {
      return switch (text) {
        case Fact.Known<String>(String json) -> parsed(name, texts.apply(json), action);
        case Fact.Absent<String>() ->
            unread(name, new Ignorance(action, name + " vanished while it was read"));
        case Fact.Unreadable<String>(ReadFailure failure) -> unread(name, new Ignorance(failure));
      };
    }

    private AttachedPolicy parsed(String name, Parsed<Policy> policy, String action) {
      return switch (policy) {
        case Parsed.Read<Policy>(Policy read) -> new AttachedPolicy.Read(name, read);
        case Parsed.Malformed<Policy>(String place, String cause, _) ->
            unread(name, new Ignorance(action, "policy " + name + ", " + place + ": " + cause));
      };
    }

    private AttachedPolicy unread(String name, Ignorance why) {
      unread.put(name, why);
      return new AttachedPolicy.Unread(name);
    }
  }
}
