package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Moto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the first sweep of a process takes beside later ones, with and without what is done before
 * SnapStart's snapshot. It prints figures, for a machine that does nothing else.
 */
@Tag("package")
@EnabledIfSystemProperty(
    named = "cold.start",
    matches = "true",
    disabledReason = "it measures time, which a machine that runs other tests has none of")
class ColdStartIT {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final Map<String, String> SNAP_START =
      Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

  /** Has the hooks of CRaC's API called by Lambda's runtime client; what Lambda starts has it. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private static final int SWEEPS = 15;

  @TempDir private static Path unpacked;

  private static AccountSeed seed;

  /**
   * What one process was measured to do.
   *
   * @param classes loaded until it asked for its first event
   * @param more loaded by that event
   * @param first the milliseconds that it took
   * @param warm the milliseconds of the middle one of the last five
   */
  private record Start(long classes, long more, double first, double warm) {

    @Override
    public String toString() {
      return "%d classes at start, %d more and %.0f ms for the first sweep, %.0f ms for a warm one: %.1f times"
          .formatted(classes, more, first, warm, first / warm);
    }
  }

  @BeforeAll
  static void seedTheAccount() throws IOException {
    seed = AccountSeed.plant(MOTO.administrator());
    PackagedFunction.unpack(unpacked);
  }

  @BeforeEach
  void letTheAgentReport() {
    Agents.online(List.of(seed.managedInstance()), 1_000)
        .forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @Test
  void theFirstSweepOfARestoredProcessIsNearlyAWarmOne() throws Exception {
    Start cold = measured(Map.of());
    Start restored = measured(SNAP_START);

    System.out.printf("without SnapStart: %s%nwith SnapStart: %s%n", cold, restored);
    assertThat(restored.more()).isLessThan(cold.more());
    assertThat(restored.first() / restored.warm()).isLessThan(cold.first() / cold.warm());
  }

  private static Start measured(Map<String, String> settings) throws Exception {
    SampleEvent sweep = SampleEvent.of("config-scheduled.json").withoutParameters();
    try (PackagedFunction function =
        PackagedFunction.start(
            unpacked,
            Moto.REGION,
            MOTO.address().toString(),
            settings,
            "-Xlog:class+load",
            HOOKS)) {
      function.awaitReady();
      long classes = classes(function);
      List<Double> took = new ArrayList<>();
      long more = 0;
      for (int i = 0; i < SWEEPS; i++) {
        long start = System.nanoTime();
        assertThat(function.invoke(sweep).succeeded()).isTrue();
        took.add((System.nanoTime() - start) / 1e6);
        if (i == 0) {
          more = classes(function) - classes;
        }
      }
      double warm = took.subList(SWEEPS - 5, SWEEPS).stream().sorted().toList().get(2);
      return new Start(classes, more, took.getFirst(), warm);
    }
  }

  private static long classes(PackagedFunction function) throws IOException {
    return function.log().lines().filter(line -> line.contains("[class,load]")).count();
  }
}
