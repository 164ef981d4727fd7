package dev.sessionready.lambda;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.Readiness;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.RunHistory;
import dev.sessionready.rule.Sink;
import dev.sessionready.rule.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one place where the parts become the program, deployed or at a terminal. */
public final class Assembly {

  private Assembly() {}

  /** All checks over a source, with annotations in one language. */
  public static Readiness of(Source source, Messages messages, Sink sink) {
    return of(source, messages, sink, new RunHistory(() -> Instant.EPOCH));
  }

  /** The same, for a process that knows what it has evaluated of late. */
  static Readiness of(Source source, Messages messages, Sink sink, RunHistory history) {
    return of(source, all(), new Annotation(messages), sink, history, _ -> {});
  }

  /**
   * The same, where sweeps are reported.
   *
   * @param link where the report is found; null where there is none
   */
  static Readiness of(
      Source source,
      Messages messages,
      Sink sink,
      RunHistory history,
      Consumer<AssessedAccount> swept,
      @Nullable String link) {
    return of(source, all(), new Annotation(messages, link), sink, history, swept);
  }

  /** The checks of an assessor, for a caller that reads the verdicts itself. */
  public static Readiness of(Source source, Assessor assessor, Messages messages) {
    return of(
        source,
        assessor,
        new Annotation(messages),
        _ -> {},
        new RunHistory(() -> Instant.EPOCH),
        _ -> {});
  }

  private static Readiness of(
      Source source,
      Assessor assessor,
      Annotation annotation,
      Sink sink,
      RunHistory history,
      Consumer<AssessedAccount> swept) {
    return new Readiness(
        source, new JsonDocuments(), assessor, annotation::of, sink, history, swept);
  }

  private static Assessor all() {
    return new Assessor(Catalogue.load());
  }

  /** The same for a caller that reads the verdicts itself, so that AWS Config gets none. */
  public static Readiness of(Source source, Messages messages) {
    return of(source, messages, _ -> {});
  }

  /** Evaluations, without annotations, of accounts that differ in little from that one. */
  public static AccountEvaluations evaluations(
      Snapshot account, Messages messages, RuleParameters parameters) {
    return new AccountEvaluations(
        of(new SnapshotSource(account), messages).withoutAnnotations(), parameters);
  }

  /** The live account in a place. */
  public static LiveSource live(Clients clients, AccountRegion place) {
    return LiveSource.asFastAsAllowed(clients, place, new JsonDocuments(), InstantSource.system());
  }
}
