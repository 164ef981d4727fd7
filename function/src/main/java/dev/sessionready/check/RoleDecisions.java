package dev.sessionready.check;

import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** What the role of an instance may do of what its sessions ask of AWS; found as checks are. */
public interface RoleDecisions {

  /**
   * Every action that the agent asks for by the session preferences; empty where there is no role.
   * What the preferences ask besides is left out where they could not be read.
   *
   * @throws dev.sessionready.fact.Ignorance where the role or its policies could not be read
   */
  Optional<OfRole> of(Subject subject);

  /** Those of the checks on the class path. */
  static RoleDecisions load() {
    return ServiceLoader.load(RoleDecisions.class, RoleDecisions.class.getClassLoader())
        .findFirst()
        .orElseThrow();
  }

  /** Whose decisions they are, and each of them. */
  record OfRole(String role, List<RoleDecision> decisions) {

    public OfRole {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * One of them.
   *
   * @param resource as a policy has to name it
   * @param why the statement that allows or denies it, or what would have to be known
   */
  record RoleDecision(String action, String resource, Answer answer, Text why) {}

  /** Whether AWS does it. */
  enum Answer {
    ALLOWED,
    DENIED,
    /** It depends on what no API shows. */
    DEPENDS
  }
}
