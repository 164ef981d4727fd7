package dev.sessionready.aws.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** How often AWS was asked, by operation; a call that was tried again counts once. */
public final class CallCount {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** The calls so far, by names such as {@code ec2:DescribeSubnets}, in alphabetical order. */
  public Map<String, Long> byOperation() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((operation, count) -> copy.put(operation, count.sum()));
    return copy;
  }

  /** What counts the calls of one service's client. */
  ExecutionInterceptor counting(String service) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        counts.computeIfAbsent(service + ":" + operation, _ -> new LongAdder()).increment();
      }
    };
  }
}
