package dev.sessionready.aws;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.subject.Documents;
import dev.sessionready.wire.Moto;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at the emulated account, and what can be said of any snapshot. */
final class Looks {

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private Looks() {}

  static LiveSource source(Clients clients, Documents documents) {
    return new LiveSource(
        clients, new AccountRegion(Moto.ACCOUNT, Moto.REGION), documents, () -> NOW);
  }

  static Snapshot atEverything(Moto moto) {
    return atEverything(moto.clients());
  }

  static Snapshot atEverything(Clients clients) {
    return at(clients, new Scope.Everything());
  }

  static Snapshot at(Moto moto, String... instanceIds) {
    return at(moto.clients(), instanceIds);
  }

  static Snapshot at(Clients clients, String... instanceIds) {
    return at(clients, new Scope.Only(Set.of(instanceIds)));
  }

  /** What a fact knows, for a test that has no use for the other two answers. */
  static <T> T known(Fact<T> fact) {
    return fact.ask().orElseThrow(() -> new AssertionError("absent"));
  }

  /** Every unreadable fact in a record, however deep. */
  static Stream<Fact.Unreadable<?>> unreadable(Object value) {
    return switch (value) {
      case Fact.Unreadable<?> fact -> Stream.of(fact);
      case Map<?, ?> map -> map.values().stream().flatMap(Looks::unreadable);
      case Collection<?> all -> all.stream().flatMap(Looks::unreadable);
      case Record plain ->
          Stream.of(plain.getClass().getRecordComponents())
              .flatMap(component -> Stream.ofNullable(value(component, plain)))
              .flatMap(Looks::unreadable);
      default -> Stream.of();
    };
  }

  /** As a run looks, which asks afterwards whether the control channel of a single one is open. */
  static Snapshot look(LiveSource source, Scope scope) {
    return new Readiness(
            source,
            SettledDocuments.asSeeded(),
            new Assessor(new Catalogue(List.of())),
            (_, _) -> "",
            _ -> {})
        .capture(scope, RuleParameters.DEFAULTS);
  }

  private static Snapshot at(Clients clients, Scope scope) {
    return look(source(clients, SettledDocuments.asSeeded()), scope);
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException defect) {
      throw new LinkageError("a component that cannot be read", defect);
    }
  }
}
