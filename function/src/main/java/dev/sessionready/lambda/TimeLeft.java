package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long an invocation may go on. */
interface TimeLeft {

  Duration now();

  /** As Lambda says; as long as it takes where nobody limits it. */
  static TimeLeft of(@Nullable Context context) {
    return context == null
        ? () -> Duration.ofDays(1)
        : () -> Duration.ofMillis(context.getRemainingTimeInMillis());
  }
}
