package dev.sessionready.bench;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.ApplicablePolicies;
import dev.sessionready.iam.AttachedPolicy;
import dev.sessionready.iam.Caller;
import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.PolicyEvaluation;
import dev.sessionready.iam.Request;
import dev.sessionready.json.JsonDocuments;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy of 100 statements of 100 actions and 100 resources, of which the last one decides. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WorstPolicy {

  private static final int EACH = 100;

  private String text = "";
  private @Nullable Request request;
  private @Nullable ApplicablePolicies policies;

  @Setup
  public void write() {
    text =
        IntStream.range(0, EACH)
            .mapToObj(WorstPolicy::statement)
            .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
    Policy policy =
        switch (new JsonDocuments().policy(text)) {
          case Parsed.Read<Policy>(Policy read) -> read;
          case Parsed.Malformed<Policy> malformed ->
              throw new IllegalStateException(malformed.toString());
        };
    policies = ApplicablePolicies.of(List.of(new AttachedPolicy.Read("worst", policy)));
    request =
        new Request(
            Caller.of("arn:aws:sts::123456789012:assumed-role/App/i-0123456789abcdef0"),
            "ssmmessages:OpenDataChannel",
            "arn:aws:ssm:eu-west-1:123456789012:session/a-b-c-d-99",
            "123456789012",
            Context.complete());
  }

  private static String statement(int number) {
    String actions = list("ssmmessages:Op*n*Channel%d", "ssm*:*DataChannel", number);
    String resources =
        list("arn:aws:*:*:*:session/*-*-*-x%d", "arn:aws:*:*:*:session/*-99", number);
    return "{\"Effect\":\"Allow\",\"Action\":[%s],\"Resource\":[%s]}".formatted(actions, resources);
  }

  private static String list(String near, String hit, int number) {
    return IntStream.range(0, EACH)
        .mapToObj(at -> number == EACH - 1 && at == EACH - 1 ? hit : near.formatted(at))
        .map(element -> '"' + element + '"')
        .collect(Collectors.joining(","));
  }

  @Benchmark
  public Decision evaluate() {
    if (request == null || policies == null) {
      throw new IllegalStateException("there is no policy yet");
    }
    return PolicyEvaluation.evaluate(request, policies);
  }

  @Benchmark
  public JsonNode tree() {
    return JsonMapper.shared().readTree(text);
  }
}
