package dev.sessionready.lambda;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.ExampleAnswers;
import dev.sessionready.rule.RunResult;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Sweeps an example account before Lambda takes its SnapStart snapshot, so that the code for that,
 * the SDK's with it, is loaded and partly compiled by then. It asks AWS nothing and keeps nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     Runtime hooks for Lambda SnapStart</a>
 */
final class Priming implements Resource {

  /** From about then on one sweep takes as long as the next. */
  private static final int SWEEPS = 15;

  // Kept here because the context that it is registered with holds it weakly.
  private static final Priming PRIMING = new Priming();

  private Priming() {}

  /** Has Lambda prime this function. */
  static void arrange() {
    Core.getGlobalContext().register(PRIMING);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    prime(SWEEPS);
  }

  /** Sweeps the example account that many times. */
  static void prime(int sweeps) {
    try (Clients clients = clients()) {
      for (int i = 0; i < sweeps; i++) {
        sweep(clients);
      }
    }
  }

  /** Clients that ask the example account. */
  static Clients clients() {
    return Clients.in(ExampleAnswers.REGION, new ExampleAnswers()::attach);
  }

  /** Sweeps the example account once. */
  static RunResult sweep(Clients clients) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new ConfigRuleHandler(clients, Map.of(), silent)
        .answer(OfflineInvocation.scheduled(ExampleAnswers.ACCOUNT, Instant.now(), Locale.ENGLISH));
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was kept, so nothing has to be renewed.
  }
}
