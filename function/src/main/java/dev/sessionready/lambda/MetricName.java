package dev.sessionready.lambda;

/** The metrics that the rule's function writes into its log, with the names CloudWatch knows. */
public enum MetricName {
  /** 1 for a sweep that saw and reported everything, 0 for one that did not. */
  SWEEPS_COMPLETED("SweepsCompleted"),
  /** Instances that a sweep reached a verdict on. */
  INSTANCES_EVALUATED("InstancesEvaluated"),
  /** Those of them that are non-compliant. */
  INSTANCES_NON_COMPLIANT("InstancesNonCompliant"),
  /** Instances that a run could not evaluate. */
  INSTANCES_NOT_EVALUATED("InstancesNotEvaluated"),
  /** Non-compliant instances by {@link Dimension#CHECK}, the check that is the cause. */
  NON_COMPLIANT("NonCompliant"),
  /** Instances with facts that could not be read, by {@link Dimension#ACTION}. */
  UNREADABLE("Unreadable"),
  /** How long a run took, in milliseconds. */
  DURATION("Duration"),
  /** How often a run called AWS. */
  CALLS("Calls"),
  /** Messages that the alert function gave back to its queue, because it could not handle them. */
  ALERTS_RETURNED("AlertsReturned");

  /** The namespace of all of them. */
  public static final String NAMESPACE = "SessionReady";

  private final String text;

  MetricName(String text) {
    this.text = text;
  }

  /** The name as CloudWatch has it. */
  public String text() {
    return text;
  }

  /** The dimensions of the metrics. */
  public enum Dimension {
    /** The AWS Config rule; every metric has it. */
    RULE_NAME("RuleName"),
    /** The id of a check. */
    CHECK("Check"),
    /** An IAM action. */
    ACTION("Action");

    private final String text;

    Dimension(String text) {
      this.text = text;
    }

    /** The name as CloudWatch has it. */
    public String text() {
      return text;
    }
  }
}
