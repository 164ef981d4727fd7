package dev.sessionready.check;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * A check info whose values are at hand: an annotation itself looks each of them up when it is
 * asked, which is felt where a hundred thousand instances have some forty findings each.
 */
// Its array is copied before it is handed out.
@SuppressWarnings("ImmutableAnnotationChecker")
final class KnownInfo implements CheckInfo {

  private final CheckInfo annotation;
  private final String id;
  private final Severity severity;
  private final Stage stage;
  private final Class<? extends Check>[] after;
  private final int hash;

  KnownInfo(CheckInfo annotation) {
    this.annotation = annotation;
    this.id = annotation.id();
    this.severity = annotation.severity();
    this.stage = annotation.stage();
    this.after = annotation.after();
    this.hash = annotation.hashCode();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return annotation.title();
  }

  @Override
  public String why() {
    return annotation.why();
  }

  @Override
  public String source() {
    return annotation.source();
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public boolean blocksPath() {
    return annotation.blocksPath();
  }

  @Override
  public Symptom[] symptoms() {
    return annotation.symptoms();
  }

  @Override
  public String[] remediation() {
    return annotation.remediation();
  }

  @Override
  public Class<? extends Check>[] after() {
    return after.clone();
  }

  @Override
  public SeedRow[] seed() {
    return annotation.seed();
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return CheckInfo.class;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || annotation.equals(other instanceof KnownInfo known ? known.annotation : other);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return annotation.toString();
  }
}
