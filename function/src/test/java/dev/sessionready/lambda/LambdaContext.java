package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Supplier;

/** What Lambda says of an invocation: only its id, and how long it may go on. */
final class LambdaContext {

  private LambdaContext() {}

  /** An invocation with all the time that Lambda gives. */
  static Context of(String requestId) {
    return of(requestId, () -> Duration.ofMinutes(15));
  }

  /** An invocation with as much time as somebody says whenever it is asked. */
  static Context of(String requestId, Supplier<Duration> left) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> requestId;
                  case "getRemainingTimeInMillis" -> Math.toIntExact(left.get().toMillis());
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
