package dev.sessionready.preflight;

import dev.sessionready.check.Text;

/** One thing asked before the stack is deployed. */
public enum Question {
  CREDENTIALS("preflight.credentials", true),
  RECORDER("preflight.recorder", true),
  RECORDING("preflight.recording", true),
  INSTANCES("preflight.instances", true),
  DEPENDENCIES("preflight.dependencies", false),
  // A recorder that records has one, so that the recording decides.
  DELIVERY("preflight.delivery", false),
  BOOTSTRAP("preflight.bootstrap", true),
  RULE_NAME("preflight.rule-name", true),
  RULE_QUOTA("preflight.rule-quota", true),
  COST("preflight.cost", false);

  private final String key;
  private final boolean decides;

  Question(String key, boolean decides) {
    this.key = key;
    this.decides = decides;
  }

  /** What it is about, in a word or two. */
  public Text label() {
    return Text.message(key);
  }

  /** Whether the deployment cannot be called ready while its answer is unknown. */
  boolean decides() {
    return decides;
  }
}
