package dev.sessionready.subject;

import dev.sessionready.subject.Subject.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one costly question about the instances of an account, each under what was read of
 * an instance to find it. Since the next thing that is read depends on nothing but what was read
 * before, the answers form a tree: in every node one question, a branch for each answer to it, and
 * at the end what all instances have in common that came there.
 */
final class Remembered {

  private static final Object START = new Object();

  private final Map<Object, Node> root = new ConcurrentHashMap<>();

  /** What was found for an instance of which the same was read; null where there was none. */
  @Nullable Answer find(Subject subject) {
    Node node = root.get(START);
    while (node instanceof Branching(Question question, Map<Object, Node> branches)) {
      node = branches.get(Readings.comparable(subject.ask(question)));
    }
    return node instanceof Found(Answer answer) ? answer : null;
  }

  /** Keeps an answer; what was kept for the same readings before stays. */
  Answer keep(Readings readings, Answer answer) {
    Map<Object, Node> at = root;
    Object branch = START;
    for (Map.Entry<Question, Object> read : readings.answers().entrySet()) {
      Node node =
          at.computeIfAbsent(branch, _ -> new Branching(read.getKey(), new ConcurrentHashMap<>()));
      if (!(node instanceof Branching(Question question, Map<Object, Node> branches))
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

  private record Branching(Question question, Map<Object, Node> branches) implements Node {}

  private record Found(Answer answer) implements Node {}
}
