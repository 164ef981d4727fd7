package dev.sessionready.lambda;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Evaluates the bundled example account before Lambda takes its SnapStart snapshot, so that the
 * code for that is loaded by then. It asks AWS nothing and keeps nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     Runtime hooks for Lambda SnapStart</a>
 */
final class Priming implements Resource {

  private static final String EXAMPLE = "/dev/sessionready/demo/demo.json";

  // Kept here because the context that it is registered with holds it weakly.
  private static final Priming PRIMING = new Priming();

  private Priming() {}

  /** Has Lambda prime this function. */
  static void arrange() {
    Core.getGlobalContext().register(PRIMING);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    OfflineInvocation.sweep(example(), new NoContext(), Locale.ENGLISH);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing was kept, so nothing has to be renewed.
  }

  private static Snapshot example() throws IOException {
    try (InputStream stream = Priming.class.getResourceAsStream(EXAMPLE)) {
      if (stream == null) {
        throw new IllegalStateException("the bundled example " + EXAMPLE + " is missing");
      }
      return SnapshotFile.read(stream, EXAMPLE);
    }
  }
}
