package dev.sessionready.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a check states about itself, in an annotation on its class. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CheckInfo {

  /**
   * The class's name in kebab case without the last word, Check; the word that people see in AWS
   * Config and search for.
   */
  String id();

  /** What holds when the check passes, as a sentence without a full stop. */
  String title();

  /** Why sessions need it, in one or two sentences. */
  String why();

  /** The AWS page that {@link #why()} rests on. */
  String source();

  /** The worst that a failure of this check costs. */
  Severity severity();

  /** At which stage of its start a session needs it. */
  Stage stage();

  /** Whether a failure blocks the network path to a service, which users see in many ways. */
  boolean blocksPath() default false;

  /** What users see of its failures, besides what they see of a blocked network path. */
  Symptom[] symptoms() default {};

  /** What fixes it, as commands whose places stand in capitals; a failure's own fix fills them. */
  String[] remediation() default {};

  /** Checks whose failure explains a failure of this one, so that one cause is reported once. */
  Class<? extends Check>[] after() default {};

  /** The rows of the original check list that it serves; none for what goes beyond the list. */
  SeedRow[] seed() default {};
}
