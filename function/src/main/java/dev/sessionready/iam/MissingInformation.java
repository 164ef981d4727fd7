package dev.sessionready.iam;

/** One thing that would have to be known to decide a request. */
public sealed interface MissingInformation {

  /** The kind of policy that raises it. */
  PolicyType policyType();

  /** What would have to be known: a condition key, or the policy that has to be read. */
  default String subject() {
    return switch (this) {
      case UnknownKey doubt -> doubt.key();
      case UnknownVariable doubt -> doubt.key();
      case UnreadPolicy doubt -> doubt.policy();
      case UnsettledPrincipal doubt -> doubt.statement().policy();
      case UnsettledCondition doubt -> doubt.condition().key();
    };
  }

  /**
   * A statement asks for a condition key of which nothing is known.
   *
   * @param statement which statement; it applies only where the condition holds
   * @param key the condition key that decides it
   * @param condition what is asked of it
   */
  record UnknownKey(StatementRef statement, String key, Condition condition)
      implements MissingInformation {
    @Override
    public PolicyType policyType() {
      return statement.policyType();
    }
  }

  /**
   * A resource pattern is made with a condition key of which nothing is known.
   *
   * @param statement which statement
   * @param key the condition key that decides it
   * @param pattern the pattern that has the key in it as a policy variable
   */
  record UnknownVariable(StatementRef statement, String key, String pattern)
      implements MissingInformation {
    @Override
    public PolicyType policyType() {
      return statement.policyType();
    }
  }

  /**
   * A policy that has a say could not be read.
   *
   * @param policyType its kind
   * @param policy its name
   */
  record UnreadPolicy(PolicyType policyType, String policy) implements MissingInformation {}

  /**
   * AWS's documentation leaves open whether the statement's principals include the caller.
   *
   * @param statement which statement
   */
  record UnsettledPrincipal(StatementRef statement) implements MissingInformation {
    @Override
    public PolicyType policyType() {
      return statement.policyType();
    }
  }

  /**
   * AWS's documentation leaves open what the condition means for a key with several values.
   *
   * @param statement which statement
   * @param condition the condition, which lacks a set operator
   */
  record UnsettledCondition(StatementRef statement, Condition condition)
      implements MissingInformation {
    @Override
    public PolicyType policyType() {
      return statement.policyType();
    }
  }
}
