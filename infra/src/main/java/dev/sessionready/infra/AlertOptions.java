package dev.sessionready.infra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user decides about alerts.
 *
 * @param emails who is alerted by mail
 * @param quietHours how long the alert for a cause is not repeated; 0 to repeat it always
 * @param notifyRecovery whether people are alerted to instances that are ready again
 * @param topicArn the topic that alerts are published to; null for one of the stack's own
 * @param keyArn the key that the topic is encrypted with; null for one of the stack's own, or none
 *     where the topic is not
 */
record AlertOptions(
    List<String> emails,
    int quietHours,
    boolean notifyRecovery,
    @Nullable String topicArn,
    @Nullable String keyArn) {

  AlertOptions {
    emails = List.copyOf(emails);
  }
}
