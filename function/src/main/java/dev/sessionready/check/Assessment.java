package dev.sessionready.check;

import dev.sessionready.check.Verdict.Pass;
import dev.sessionready.check.Verdict.Unverifiable;
import dev.sessionready.check.Verdict.Warn;
import dev.sessionready.model.Instance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that the checks say of one instance. */
public final class Assessment {

  private final Instance instance;
  private final Findings shared;
  private final Supplier<Map<String, String>> ownWords;

  /**
   * An assessment of one instance alone.
   *
   * @param findings one for each check, in the catalogue's order
   */
  public Assessment(Instance instance, List<Finding> findings) {
    this(instance, new Findings(findings, instance.id()), Map::of);
  }

  /**
   * An assessment that shares its findings with others.
   *
   * @param ownWords what belongs in the findings in the place of what stands there
   */
  Assessment(Instance instance, Findings shared, Supplier<Map<String, String>> ownWords) {
    this.instance = instance;
    this.shared = shared;
    this.ownWords = ownWords;
  }

  public Instance instance() {
    return instance;
  }

  /** One for each check, in the catalogue's order. */
  public List<Finding> findings() {
    return own(shared.all());
  }

  /**
   * The findings in the words that they share with those of others: for what is worked out of them
   * once for all, and gets {@link #ownWords()} at the end.
   */
  public Findings shared() {
    return shared;
  }

  /** One of the shared findings in the words of this instance. */
  public Finding own(Finding sharedFinding) {
    return ownWords().in(sharedFinding);
  }

  /** What belongs into texts made of the shared findings. */
  public OwnWords ownWords() {
    return new OwnWords(ownWords);
  }

  /**
   * The failures that cost at least so much: causes before consequences, the graver before the
   * lighter, and of equal ones what comes first at a session's start; at one stage what lies
   * outside of the instance, and so may be shared with others, before what is its own.
   */
  public List<Finding> failures(Severity least) {
    return own(shared.failures(least));
  }

  /** The failures at least so grave that no other failure explains. */
  public List<Finding> causes(Severity least) {
    return own(shared.causes(least));
  }

  /** Whether a failure at least as grave of an earlier check explains this one. */
  public boolean isExplained(Finding finding) {
    return shared.isExplained(finding);
  }

  public List<Finding> warnings() {
    return own(shared.having(Warn.class));
  }

  public List<Finding> unverifiable() {
    return own(shared.having(Unverifiable.class));
  }

  public List<Finding> passes() {
    return own(shared.having(Pass.class));
  }

  /** The findings whose verdict is of that kind. */
  public List<Finding> having(Class<? extends Verdict> kind) {
    return own(shared.having(kind));
  }

  /** The findings that our own failed lookup left open and that could have weighed so much. */
  public List<Finding> blind(Severity least) {
    return own(shared.blind(least));
  }

  /** The findings of which a failed lookup of ours, or a defect, left something undecided. */
  public List<Finding> unread() {
    return own(shared.unread());
  }

  /**
   * What may explain a failure, although that is not certain: of the checks that it comes after,
   * those that warn or could not verify what a session needs to start, and last those whose own
   * lookup failed. One sentence of several checks is one suspect: of the last, which is about that
   * alone, since graver checks that only depend on it come before it.
   */
  public List<Suspect> suspects(Finding finding) {
    return new Findings(findings(), instance.id()).suspects(finding);
  }

  private List<Finding> own(List<Finding> findings) {
    if (findings.isEmpty()) {
      return findings;
    }
    OwnWords words = ownWords();
    return findings.stream().map(words::in).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Assessment that
        && instance.equals(that.instance)
        && findings().equals(that.findings());
  }

  @Override
  public int hashCode() {
    return Objects.hash(instance, findings());
  }

  @Override
  public String toString() {
    return "Assessment[instance=%s, findings=%s]".formatted(instance, findings());
  }
}
