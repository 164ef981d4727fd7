package dev.sessionready.subject;

import dev.sessionready.subject.Subject.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

  private final Branches root = new Branches();
  private final AtomicInteger kept = new AtomicInteger();

  /** What was found for an instance of which the same was read; null where there was none. */
  @Nullable Answer find(Subject subject) {
    Node node = root.get(START);
    while (node instanceof Branching(InstanceQuestion question, Branches branches)) {
      node = branches.get(subject.noted(question));
    }
    return node instanceof Found(Answer answer) ? answer : null;
  }

  /**
   * Keeps an answer; what was kept for the same readings before stays. Answers to a question that
   * hardly two instances answer alike are not kept for ever.
   */
  Answer keep(Readings readings, Answer answer) {
    if (kept.get() >= MOST) {
      return answer;
    }
    kept.incrementAndGet();
    Branches at = root;
    Object branch = START;
    for (Map.Entry<InstanceQuestion, Noted> read : readings.answers().entrySet()) {
      Node node = at.getOr(branch, () -> new Branching(read.getKey(), new Branches()));
      if (!(node instanceof Branching(InstanceQuestion question, Branches branches))
          || !question.equals(read.getKey())) {
        return answer;
      }
      at = branches;
      branch = read.getValue();
    }
    return at.getOr(branch, () -> new Found(answer)) instanceof Found(Answer kept) ? kept : answer;
  }

  private sealed interface Node {}

  private record Branching(InstanceQuestion question, Branches branches) implements Node {}

  private record Found(Answer answer) implements Node {}

  /** Nodes by the answers that lead to them. Most have one alone, and there are very many. */
  private static final class Branches {

    private volatile @Nullable Branch first;
    private volatile @Nullable Map<Object, Node> more;

    @SuppressWarnings("ReferenceEquality") // There is one object for all answers that are equal.
    @Nullable Node get(Object answer) {
      Branch one = first;
      if (one == null || one.answer() == answer) {
        return one == null ? null : one.node();
      }
      Map<Object, Node> others = more;
      return others == null ? null : others.get(answer);
    }

    /** The node that an answer leads to, made where there is none. */
    synchronized Node getOr(Object answer, Supplier<Node> make) {
      Node known = get(answer);
      if (known != null) {
        return known;
      }
      Node made = make.get();
      if (first == null) {
        first = new Branch(answer, made);
      } else {
        Map<Object, Node> others = more;
        if (others == null) {
          others = new ConcurrentHashMap<>();
          more = others;
        }
        others.put(answer, made);
      }
      return made;
    }
  }

  private record Branch(Object answer, Node node) {}
}
