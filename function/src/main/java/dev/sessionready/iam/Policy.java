package dev.sessionready.iam;

import java.util.List;

/**
 * A policy document, as it reads.
 *
 * @param version the version of the policy language, {@link #VERSION_2012} or {@link #VERSION_2008}
 * @param statements its statements, in the order in which they stand
 */
public record Policy(String version, List<Statement> statements) {

  /** The version that knows policy variables. */
  public static final String VERSION_2012 = "2012-10-17";

  /** The version of a document that does not state one. */
  public static final String VERSION_2008 = "2008-10-17";

  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * Whether <code>${…}</code> stands for something. Before 2012-10-17 it is ordinary text.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">
   *     Version</a>
   */
  public boolean knowsVariables() {
    return version.equals(VERSION_2012);
  }
}
