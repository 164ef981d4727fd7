package dev.sessionready.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final List<Duration> pauses = new ArrayList<>();
  private long now = 1_000;
  private final Pace tenASecond =
      Pace.of(
          10,
          () -> now,
          pause -> {
            pauses.add(pause);
            now += pause.toNanos();
          });

  @Test
  void aSecondsWorthGoesAtOnceAndTheRestEvenly() {
    call(13);

    assertThat(pauses)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void timeThatWentByUnusedIsWorthNoMoreThanOneSecond() {
    call(10);
    now += Duration.ofHours(1).toNanos();

    call(11);

    assertThat(pauses).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void whoCallsMoreSlowlyNeverWaits() {
    for (int i = 0; i < 50; i++) {
      call(1);
      now += Duration.ofMillis(100).toNanos();
    }

    assertThat(pauses).isEmpty();
  }

  @Test
  void theClockMayShowAnything() {
    now = Long.MIN_VALUE / 2;
    Pace pace = Pace.of(1, () -> now, pauses::add);

    pace.await();
    pace.await();

    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void withoutABoundNobodyWaits() {
    Pace pace = Pace.unbounded();

    for (int i = 0; i < 1_000; i++) {
      pace.await();
    }
  }

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      tenASecond.await();
    }
  }
}
