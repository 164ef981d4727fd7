package dev.sessionready.iam;

import dev.sessionready.fact.Parsed;
import dev.sessionready.json.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of requests whose answers were worked out elsewhere, one a line. */
final class IamCorpus {

  private static final JsonMapper JSON = new JsonMapper();

  private IamCorpus() {}

  /**
   * One request and its answer.
   *
   * @param keys the condition keys that the request carries
   * @param expected {@code Allow}, {@code Deny} or {@code ImplicitDeny}
   * @param blockedBy the layers that refuse, where one alone decides
   * @param asJudged the layers as the corpus's own judge reads them, who takes a block of all
   *     addresses for one of none
   */
  record Case(
      String id,
      Request request,
      ApplicablePolicies layers,
      List<String> keys,
      String expected,
      List<PolicyType> blockedBy,
      ApplicablePolicies asJudged) {}

  /** The file that the system property {@code iam.corpus} names, or the one that lies here. */
  static List<Case> read() {
    try {
      String named = System.getProperty("iam.corpus");
      Path file =
          named != null
              ? Path.of(named)
              : Path.of(
                  Objects.requireNonNull(IamCorpus.class.getResource("/corpora/iam.jsonl"))
                      .toURI());
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> of(JSON.readTree(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Case of(JsonNode line) {
    Caller caller = Caller.of(line.get("principal").stringValue());
    String resource = line.get("resource").stringValue();
    Request request =
        new Request(
            caller,
            line.get("action").stringValue(),
            resource,
            child(line, "resourceAccount")
                .map(JsonNode::stringValue)
                .orElseGet(() -> accountOf(resource, caller)),
            context(line.get("context")));
    return new Case(
        line.get("id").stringValue(),
        request,
        policies(line),
        List.copyOf(line.get("context").propertyNames()),
        line.get("expected").stringValue(),
        items(line, "blockedBy").map(JsonNode::stringValue).map(IamCorpus::policyType).toList(),
        policies(JSON.readTree(withoutBlocksOfAll(line.toString()))));
  }

  // Nothing in a corpus has the last address of all.
  private static String withoutBlocksOfAll(String line) {
    return line.replace("\"0.0.0.0/0\"", "\"255.255.255.255/32\"")
        .replace("\"::/0\"", "\"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128\"");
  }

  private static ApplicablePolicies policies(JsonNode line) {
    return ApplicablePolicies.of(attached("policy", items(line, "policies")))
        .withBoundary(child(line, "boundary").map(IamCorpus::boundary).orElse(null))
        .withSession(
            child(line, "sessionPolicy").map(node -> attached("session", node)).orElse(null))
        .withScps(levels(line, "scps"))
        .withRcps(levels(line, "rcps"))
        .withResource(
            child(line, "resourcePolicy").map(node -> attached("resource", node)).orElse(null))
        .withEndpoint(
            child(line, "vpcEndpointPolicy")
                .map(node -> attached("endpoint", node))
                .map(policy -> new EndpointPolicy(EndpointPolicy.Kind.INTERFACE, policy))
                .orElse(null));
  }

  private static AttachedPolicy boundary(JsonNode node) {
    return attached("boundary", node);
  }

  private static List<List<AttachedPolicy>> levels(JsonNode line, String field) {
    List<JsonNode> entries = items(line, field).toList();
    if (entries.stream().allMatch(JsonNode::isArray)) {
      return entries.stream().map(level -> attached(field, level.values().stream())).toList();
    }
    return List.of(attached(field, entries.stream()));
  }

  private static List<AttachedPolicy> attached(String name, Stream<JsonNode> policies) {
    return policies.map(policy -> attached(name, policy)).toList();
  }

  private static AttachedPolicy attached(String name, JsonNode policy) {
    return switch (new PolicyReader().read(policy.toString())) {
      case Parsed.Read<Policy>(Policy read) -> new AttachedPolicy.Read(name, read);
      case Parsed.Malformed<Policy>(String place, String cause, _) ->
          throw new IllegalArgumentException("%s: %s in %s".formatted(place, cause, policy));
    };
  }

  private static Context context(JsonNode keys) {
    Context context = Context.complete();
    for (var key : keys.properties()) {
      JsonNode value = key.getValue();
      context =
          value.isArray()
              ? context.with(key.getKey(), value.values().stream().map(JsonNode::asString).toList())
              : context.with(key.getKey(), value.asString());
    }
    return context;
  }

  /** A bucket's ARN has no account, and neither has {@code *}: there the caller's own is meant. */
  private static String accountOf(String resource, Caller caller) {
    return Arn.parse(resource)
        .map(Arn::account)
        .filter(account -> !account.isEmpty())
        .orElseGet(() ->
            switch (caller) {
              case Caller.RoleSession session -> session.account();
              case Caller.Identity identity -> identity.account();
              case Caller.Service _ -> "";
            });
  }

  private static PolicyType policyType(String name) {
    return switch (name) {
      case "identity" -> PolicyType.IDENTITY;
      case "pb" -> PolicyType.BOUNDARY;
      case "session" -> PolicyType.SESSION;
      case "scp" -> PolicyType.SCP;
      case "rcp" -> PolicyType.RCP;
      case "resource" -> PolicyType.RESOURCE;
      case "vpce" -> PolicyType.ENDPOINT;
      default -> throw new IllegalArgumentException("The corpus has a new layer: " + name);
    };
  }

  private static Optional<JsonNode> child(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field));
  }

  private static Stream<JsonNode> items(JsonNode node, String field) {
    return child(node, field).stream().flatMap(list -> list.values().stream());
  }
}
