package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An AWS Config that remembers every call, and takes what it is made to take. */
public final class ConfigInMemory implements ConfigService {

  private final UnaryOperator<List<Evaluation>> denyReason;
  private final List<String> tokens = new ArrayList<>();
  private final List<List<Evaluation>> calls = new ArrayList<>();
  private final Map<EvaluatedResource, Evaluation> taken = new LinkedHashMap<>();
  private Fact<Set<EvaluatedResource>> shown = Fact.known(Set.of());

  /** One that answers each batch with those that it is made to refuse, or by throwing. */
  public ConfigInMemory(UnaryOperator<List<Evaluation>> denyReason) {
    this.denyReason = denyReason;
  }

  /** One that takes everything. */
  public static ConfigInMemory takingAll() {
    return new ConfigInMemory(_ -> List.of());
  }

  @Override
  public synchronized List<Evaluation> putEvaluations(String resultToken, List<Evaluation> batch) {
    tokens.add(resultToken);
    calls.add(List.copyOf(batch));
    List<Evaluation> refused = denyReason.apply(batch);
    batch.stream()
        .filter(evaluation -> !refused.contains(evaluation))
        .forEach(evaluation -> taken.put(evaluation.resource(), evaluation));
    return refused;
  }

  @Override
  public Fact<RecordedVerdicts> shown(String ruleName, @Nullable String from, int atMost) {
    return allOf(shown);
  }

  /** All of the verdicts at once, each older than any sweep. */
  static Fact<RecordedVerdicts> allOf(Fact<Set<EvaluatedResource>> verdicts) {
    return switch (verdicts) {
      case Fact.Known<Set<EvaluatedResource>>(var resources) ->
          Fact.known(
              new RecordedVerdicts(
                  resources.stream()
                      .collect(Collectors.toMap(Function.identity(), _ -> Instant.EPOCH)),
                  null));
      case Fact.Absent<Set<EvaluatedResource>>() -> Fact.absent();
      case Fact.Unreadable<Set<EvaluatedResource>>(ReadFailure failure) -> Fact.unreadable(failure);
    };
  }

  /** The same, showing verdicts from earlier, or refusing to list them. */
  public ConfigInMemory showing(Fact<Set<EvaluatedResource>> verdicts) {
    shown = verdicts;
    return this;
  }

  /** The token of each call. */
  public List<String> tokens() {
    return tokens;
  }

  /** The batch of each call, refused or not. */
  public List<List<Evaluation>> calls() {
    return calls;
  }

  /** What it took, in the order of taking. */
  public List<Evaluation> taken() {
    return List.copyOf(taken.values());
  }
}
