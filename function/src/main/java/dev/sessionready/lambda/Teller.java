package dev.sessionready.lambda;

import dev.sessionready.json.LogLine;
import dev.sessionready.json.TopicMessage;
import dev.sessionready.report.Notice;
import dev.sessionready.report.NoticePage;
import dev.sessionready.rule.Ledger;
import dev.sessionready.rule.Topic;
import dev.sessionready.rule.Untold;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whoever tells stories to a topic, each once in the quiet period. */
record Teller(NoticePage page, Topic topic, Ledger ledger, InstantSource clock, PrintStream out) {

  /** The most instances that a message's metadata names. */
  private static final int RESOURCES = 50;

  /**
   * Tells a story, or leaves it where it was told lately.
   *
   * @return whether it is told; false where it has to be tried again
   */
  boolean tell(Story story) {
    try {
      if (!story.isRepeatable()) {
        publish(story, null);
        return true;
      }
      return switch (ledger.claim(story.name(), story.instanceIds(), clock.instant())) {
        case Ledger.Claim.Folded _ -> {
          out.println(line("folded", story));
          yield true;
        }
        case Ledger.Claim.Busy _ -> {
          out.println(line("busy", story));
          yield false;
        }
        case Ledger.Claim.Granted(var before) -> {
          claimed(story, before);
          yield true;
        }
      };
    } catch (Untold untold) {
      out.println(failed("untold", story, untold));
      return false;
    }
  }

  private void claimed(Story story, Ledger.@Nullable Telling before) {
    try {
      publish(story, before);
    } catch (Untold untold) {
      quietly(story, () -> ledger.release(story.name()));
      throw untold;
    }
    quietly(story, () -> ledger.told(story.name(), story.instanceIds(), clock.instant()));
  }

  // What was published must not be published again because the ledger is out of reach: the lease
  // ends by itself.
  private void quietly(Story story, Runnable note) {
    try {
      note.run();
    } catch (Untold untold) {
      out.println(failed("unnoted", story, untold));
    }
  }

  private void publish(Story story, Ledger.@Nullable Telling before) {
    Notice notice = page.of(story.matter(), before == null ? null : summary(story, before));
    topic.publish(notice.subject(), message(story, notice).toJson());
    out.println(line("told", story));
  }

  private static NoticePage.Before summary(Story story, Ledger.Telling before) {
    Set<String> all = new HashSet<>(before.instanceIds());
    all.addAll(story.instanceIds());
    return new NoticePage.Before(before.first(), before.last(), all.size());
  }

  private TopicMessage message(Story story, Notice notice) {
    List<String> headline = story.matter().headline();
    return new TopicMessage(
        notice.text(),
        notice.subject(),
        notice.description(),
        notice.steps(),
        Stream.concat(Stream.of("Session Manager"), headline.stream().limit(1)).toList(),
        story.name(),
        story.compliance().name(),
        Stream.concat(
                headline.stream().skip(1), story.instanceIds().stream().sorted().limit(RESOURCES))
            .toList(),
        Map.of(
            "account", page.place().account(),
            "region", page.place().region(),
            "rule", page.rule()));
  }

  private static LogLine line(String what, Story story) {
    return LogLine.info(what)
        .with("cause", story.name())
        .with("instances", story.instanceIds().size());
  }

  private static LogLine failed(String what, Story story, Untold untold) {
    return LogLine.error(what)
        .with("cause", story.name())
        .with("reason", String.valueOf(untold.getMessage()));
  }
}
