package dev.sessionready.lambda;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.ConfigService;
import dev.sessionready.rule.RunResult;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * The deployed handler, called as AWS Config calls it on schedule, over a saved snapshot instead of
 * the live account.
 */
public final class OfflineInvocation {

  private OfflineInvocation() {}

  /**
   * Evaluates everything in the snapshot at its own moment, and puts the results to {@code config},
   * annotated in a language.
   */
  public static RunResult sweep(Snapshot snapshot, ConfigService config, Locale language) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new ConfigRuleHandler(
            _ -> (_, _) -> snapshot, config, silent, InstantSource.system(), new SleepingPause())
        .answer(scheduled(snapshot.place().account(), snapshot.capturedAt(), language));
  }

  /** The event of a sweep of an account, annotated in a language. */
  static ConfigEvent scheduled(String account, Instant at, Locale language) {
    ConfigEvent event = new ConfigEvent();
    event.setVersion("1.0");
    event.setAccountId(account);
    event.setConfigRuleName("session-manager-ready");
    event.setResultToken("rehearsal");
    event.setRuleParameters(
        """
        {"language": "%s"}\
        """
            .formatted(language.getLanguage()));
    event.setInvokingEvent(
        """
        {"awsAccountId": "%s", "notificationCreationTime": "%s", \
        "messageType": "ScheduledNotification", "recordVersion": "1.0"}\
        """
            .formatted(account, at));
    return event;
  }
}
