package dev.sessionready.rule;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A sweep that one invocation had no time to finish. */
public record ContinuedSweep(SweepRequest request, SweepProgress progress) {

  /** A sweep from its beginning. */
  public static ContinuedSweep beginning(SweepRequest request) {
    return new ContinuedSweep(request, SweepProgress.START);
  }

  /** What names its next portion: the same whenever the same portion is asked for again. */
  public String id() {
    String name =
        String.join(
            "\n",
            request.account(),
            request.ruleName(),
            request.at().toString(),
            Integer.toString(progress.portions()));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
