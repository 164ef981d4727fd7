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
      Deployments deployments =
          Deployments.from(context(app)).in(System.getenv("CDK_DEFAULT_REGION"));
      CodeSource code =
          deployments.stackSet() ? new CodeSource.Named(ZIP) : new CodeSource.Uploaded(ZIP);
      deployments.stacks().forEach(deployment -> new RuleStack(app, deployment, code));
    } catch (InvalidSetting invalid) {
      System.err.println(invalid.getMessage());
      System.exit(1);
    }
    app.synth();
  }

  static Map<?, ?> context(App app) {
    return (Map<?, ?>) app.getNode().getAllContext();
  }
}
