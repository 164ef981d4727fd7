package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.world.World;
import org.junit.jupiter.api.Test;

class ProfileOptionTest {

  @Test
  void aProfileThatIsNotThereIsNamedBeforeAnythingIsAsked() {
    CommandLineRun run =
        CommandLineRun.of("check", "--profile", "no-such-profile", "--region", "eu-west-1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("session-ready: There is no profile no-such-profile in the AWS configuration")
        .hasLineCount(1);
  }

  @Test
  void aSnapshotNeedsNoProfile() {
    String file = World.RESOURCES.resolve("worlds/healthy/snapshot.json").toString();
    CommandLineRun run = CommandLineRun.of("check", "--snapshot", file, "--profile", "any");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--profile").contains("a snapshot needs none");
  }
}
