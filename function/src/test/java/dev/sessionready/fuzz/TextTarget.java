// Over 200 lines: every text that is read by itself, a few lines for each.
package dev.sessionready.fuzz;

import static java.util.stream.Collectors.joining;

import dev.sessionready.check.OneLine;
import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import dev.sessionready.json.ComplianceChangeReader;
import dev.sessionready.json.ContinuedSweepText;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.NotificationReader;
import dev.sessionready.json.ParametersReader;
import dev.sessionready.json.StackDeploymentReader;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ContinuedSweep;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.SweepProgress;
import dev.sessionready.rule.SweepRequest;
import dev.sessionready.rule.WatchedResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One text by itself, read by whatever reads it in an account or event: thousands in the time that
 * a whole account takes.
 *
 * @param stored what changes start from
 * @param reader reads it, and answers what it said of it
 */
record TextTarget(String name, Texts stored, Function<String, List<String>> reader)
    implements FuzzTarget {

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonDocuments DOCUMENTS = new JsonDocuments();

  private static final String ROLE = "arn:aws:iam::123456789012:role/x";
  private static final Caller CALLER =
      Caller.of("arn:aws:sts::123456789012:assumed-role/x/i-0123456789abcdef0");

  private static final AttachedPolicy ALL = attached("Allow");
  private static final AttachedPolicy NOTHING = attached("Deny");

  private static final List<Request> REQUESTS =
      Stream.of(Context.complete(), Context.partial())
          .map(context ->
              context
                  .with("aws:PrincipalArn", ROLE)
                  .with("aws:PrincipalTag/team", "a'b${*}")
                  .with("aws:SecureTransport", "true")
                  .with("aws:SourceIp", "10.0.0.1"))
          .flatMap(context ->
              Stream.of(
                  request("ssm:UpdateInstanceInformation", "*", context),
                  request("s3:PutObject", "arn:aws:s3:::session-logs/a/b", context),
                  request("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/1", context)))
          .toList();

  /** What one text is made of. */
  interface Texts {
    String some(Random random);
  }

  /** All of them. */
  static List<FuzzTarget> all() {
    List<String> policies = documents("Statement");
    return List.of(
        new TextTarget(
            "policy alone",
            random -> DocumentTarget.policyText(one(policies, random), random),
            TextTarget::decided),
        new TextTarget(
            "session document alone",
            of(documents("schemaVersion")),
            text -> malformed(DOCUMENTS.sessionPreferences(text))),
        new TextTarget(
            "rule parameters alone",
            of(parameters()),
            text -> said(RuleParameters.parse(ParametersReader.read(text)))),
        new TextTarget(
            "Config event alone",
            of(
                StoredInputs.events("config-").stream()
                    .map(text -> JSON.readTree(text).path("invokingEvent").asString(""))
                    .toList()),
            text -> said(WatchedResource.in(NotificationReader.read(text, false)))),
        new TextTarget(
            "SQS message alone",
            of(messages()),
            text ->
                Stream.<Function<String, Object>>of(
                        StackDeploymentReader::find,
                        ComplianceChangeReader::read,
                        ContinuedSweepText::read)
                    .flatMap(reader -> saidOrRefused(reader, text).stream())
                    .toList()));
  }

  @Override
  public String input(Random random) {
    return stored.some(random);
  }

  @Override
  public List<String> read(String input) {
    return reader.apply(input);
  }

  private static Texts of(List<String> stored) {
    return random -> new JsonMutations(random, StoredInputs.WORDS).mutated(one(stored, random));
  }

  private static String one(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  // What was read can be printed, and is a finding where that is nothing.
  private static List<String> said(Object read) {
    return read.toString().isBlank() ? List.of("") : List.of();
  }

  private static List<String> saidOrRefused(Function<String, Object> reader, String text) {
    try {
      return said(reader.apply(text));
    } catch (BadInput refused) {
      return List.of(String.valueOf(refused.getMessage()));
    }
  }

  // As every report does, in one line.
  private static List<String> malformed(Parsed<?> parsed) {
    return parsed instanceof Parsed.Malformed<?>(String place, String cause, _)
        ? List.of(OneLine.of(place + ": " + cause))
        : List.of();
  }

  private static List<String> decided(String text) {
    Parsed<Policy> parsed = DOCUMENTS.policy(text);
    if (parsed instanceof Parsed.Read<Policy>(Policy policy)) {
      AttachedPolicy attached = new AttachedPolicy.Read("p", policy);
      for (Request request : REQUESTS) {
        decided(request, attached);
      }
    }
    return malformed(parsed);
  }

  // Whatever it says: a denial of everything denies, what allows everything denies nothing that was
  // allowed, and a policy on the resource is decided by too.
  private static void decided(Request request, AttachedPolicy policy) {
    ApplicablePolicies own = ApplicablePolicies.of(List.of(policy));
    Decision alone = decision(request, own);
    Decision denied = decision(request, ApplicablePolicies.of(List.of(policy, NOTHING)));
    Decision allowed = decision(request, ApplicablePolicies.of(List.of(policy, ALL)));
    decision(request, own.withResource(policy));
    decision(request, ApplicablePolicies.of(List.of(ALL)).withBoundary(policy));
    if (!(denied instanceof Decision.Denied)
        || (alone instanceof Decision.Allowed && !(allowed instanceof Decision.Allowed))) {
      throw new IllegalStateException(
          "%s: %s, denied %s, allowed %s".formatted(request.action(), alone, denied, allowed));
    }
  }

  private static Decision decision(Request request, ApplicablePolicies policies) {
    return PolicyEvaluation.evaluate(request, policies);
  }

  private static Request request(String action, String resource, Context context) {
    return new Request(CALLER, action, resource, "123456789012", context);
  }

  private static AttachedPolicy attached(String effect) {
    String text =
        """
        {"Version": "2012-10-17",
         "Statement": [{"Effect": "%s", "Action": "*", "Resource": "*"}]}
        """
            .formatted(effect);
    return switch (DOCUMENTS.policy(text)) {
      case Parsed.Read<Policy>(Policy policy) -> new AttachedPolicy.Read(effect, policy);
      case Parsed.Malformed<Policy>(_, String cause, _) -> throw new IllegalStateException(cause);
    };
  }

  /** The texts of stored accounts that hold some word. */
  private static List<String> documents(String mark) {
    return StoredInputs.snapshots().stream()
        .map(JSON::readTree)
        .flatMap(TextTarget::texts)
        .filter(text -> text.startsWith("{") && text.contains(mark))
        .distinct()
        .toList();
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isString()
        ? Stream.of(node.stringValue())
        : node.values().stream().flatMap(TextTarget::texts);
  }

  /** Each parameter of the rule with what it may be, and some of them together. */
  private static List<String> parameters() {
    List<String> all = new ArrayList<>();
    for (RuleParameters.Name name : RuleParameters.Name.values()) {
      Stream.of("HIGH", "COMPLIANT", "15", "3.3.987.0", "doubtful", "s3", "true", "ja", "team=x")
          .filter(name::takes)
          .forEach(value -> all.add(JSON.writeValueAsString(Map.of(name.name(), value))));
    }
    all.add(
        Arrays.stream(RuleParameters.Name.values())
            .flatMap(name ->
                Stream.of("HIGH", "COMPLIANT", "15", "3.3.987.0", "never", "both", "true", "ja")
                    .filter(name::takes)
                    .limit(1)
                    .map(value -> "\"%s\":\"%s\"".formatted(name, value)))
            .collect(joining(",", "{", "}")));
    return all;
  }

  private static List<String> messages() {
    ContinuedSweep sweep =
        new ContinuedSweep(
            new SweepRequest(
                "123456789012",
                "session-manager-ready",
                Instant.parse("2026-11-20T03:00:00Z"),
                Map.of("failAt", "HIGH"),
                "the-token"),
            SweepProgress.START);
    return Stream.concat(
            StoredInputs.events("eventbridge-").stream(),
            Stream.of(ContinuedSweepText.write(sweep)))
        .toList();
  }
}
