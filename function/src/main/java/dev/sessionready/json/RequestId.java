package dev.sessionready.json;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The id of the invocation that lines of the log belong to, as Lambda's own lines have it. */
public final class RequestId {

  private static final ScopedValue<String> OF_THIS_RUN = ScopedValue.newInstance();

  private RequestId() {}

  /** Runs something whose lines carry the id, where there is one. */
  public static <T> T in(@Nullable String id, Supplier<T> run) {
    if (id == null) {
      return run.get();
    }
    return ScopedValue.where(OF_THIS_RUN, id).call(run::get);
  }

  static void addTo(ObjectNode line) {
    if (OF_THIS_RUN.isBound()) {
      line.put("requestId", OF_THIS_RUN.get());
    }
  }
}
