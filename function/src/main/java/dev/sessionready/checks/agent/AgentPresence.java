package dev.sessionready.checks.agent;

import dev.sessionready.check.Text;
import dev.sessionready.subject.JudgedAgent;
import dev.sessionready.subject.Subject;
import java.util.Optional;

/** What Systems Manager shows of the agent on an instance. */
sealed interface AgentPresence {

  /** It reports. */
  record Online(JudgedAgent agent) implements AgentPresence {}

  /** It does not, so there is nothing to ask about its channel or its reports. */
  record Away(Text because) implements AgentPresence {}

  /**
   * The presence of an instance's agent.
   *
   * @throws dev.sessionready.fact.Ignorance where Systems Manager could not be asked
   */
  static AgentPresence of(Subject subject) {
    String id = subject.instance().id();
    if (!subject.instance().isRunning()) {
      return new Away(Text.message("agent.not-running", id, subject.instance().state()));
    }
    Optional<JudgedAgent> managed = subject.managed();
    if (managed.isEmpty()) {
      return new Away(Text.message("agent.unmanaged", id));
    }
    return managed.get().isOnline()
        ? new Online(managed.get())
        : new Away(Text.message("agent.away", id, managed.get().pingStatus()));
  }
}
