package dev.sessionready.checks.identity;

import dev.sessionready.iam.Decision;

/**
 * One thing that the agent asks AWS to do, and what AWS answers by the policies that have a say.
 */
record RequestedAction(String action, String resource, Decision answer) {

  boolean isRefused() {
    return answer instanceof Decision.Denied;
  }

  boolean isDoubtful() {
    return answer instanceof Decision.Depends;
  }
}
