package dev.sessionready.infra;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;

/** The CDK app, run by the CDK's command line from the repository's root. */
public final class RuleApp {

  private static final Path ZIP = Path.of("function", "target", "session-ready.zip");

  private RuleApp() {}

  /** Writes the cloud assembly; where it cannot, says why in a sentence and exits with 1. */
  public static void main(String[] args) {
    App app = new App();
    try {
      new RuleStack(app, settings(app), ZIP);
    } catch (Refusal refusal) {
      System.err.println(refusal.getMessage());
      System.exit(1);
    }
    app.synth();
  }

  static Settings settings(App app) {
    return Settings.from((Map<?, ?>) app.getNode().getAllContext());
  }
}
