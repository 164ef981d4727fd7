package dev.sessionready.subject;

import dev.sessionready.subject.Subject.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one costly question about the instances of an account, each under what was read of
 * an instance to find it. Since the next thing that is read depends on nothing but what was read
 * before, the answers form a tree: in every node one question, a branch for each answer to it, and
 * at the end what all instances have in common that came there.
 */
final class Remembered {

  private static final Object START = new Object();

  /** The most answers to one question: more are more various than remembering them is worth. */
  private static final int MOST = 20_000;

  private final Map<Object, Node> root = new ConcurrentHashMap<>();
  private final LongAdder kept = new LongAdder();

  /** What was found for an instance of which the same was read; null where there was none. */
  @Nullable Answer find(Subject subject) {
    Node node = root.get(START);
    while (node instanceof Branching(InstanceQuestion question, Map<Object, Node> branches)) {
      node = branches.get(subject.noted(question));
    }
    return node instanceof Found(Answer answer) ? answer : null;
  }

  /**
   * Keeps an answer; what was kept for the same readings before stays. Answers to a question that
   * hardly two instances answer alike are not kept for ever.
   */
  Answer keep(Readings readings, Answer answer) {
    if (kept.sum() >= MOST) {
      return answer;
    }
    kept.increment();
    Map<Object, Node> at = root;
    Object branch = START;
    for (Map.Entry<InstanceQuestion, Noted> read : readings.answers().entrySet()) {
      Node node =
          at.computeIfAbsent(branch, _ -> new Branching(read.getKey(), new ConcurrentHashMap<>()));
      if (!(node instanceof Branching(InstanceQuestion question, Map<Object, Node> branches))
          || !question.equals(read.getKey())) {
        return answer;
      }
      at = branches;
      branch = read.getValue();
    }
    return at.computeIfAbsent(branch, _ -> new Found(answer)) instanceof Found(Answer kept)
        ? kept
        : answer;
  }

  private sealed interface Node {}

  private record Branching(InstanceQuestion question, Map<Object, Node> branches) implements Node {}

  private record Found(Answer answer) implements Node {}
}
