package dev.sessionready.subject;

import dev.sessionready.model.Role;

/**
 * Whose rights the agent on an instance has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-default-host-management-configuration.html">
 *     Default Host Management Configuration</a>
 */
public sealed interface AgentCredentials {

  /** The role of the instance's profile. */
  record Profile(Role role) implements AgentCredentials {}

  /** The role that Default Host Management Configuration provides. */
  record DefaultHostManagement(Role role) implements AgentCredentials {}

  /** None, because there is neither of them. */
  record None(Lack lack) implements AgentCredentials {}

  /** Why there is no role. */
  enum Lack {
    NO_PROFILE,
    PROFILE_GONE,
    PROFILE_WITHOUT_ROLE,
    ROLE_GONE
  }
}
