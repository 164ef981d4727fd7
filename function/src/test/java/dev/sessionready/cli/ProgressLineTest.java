package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final StringWriter terminal = new StringWriter();
  private int calls;

  @Test
  void itIsWrittenOverAndGoneWhenTheWorkIsDone() {
    try (ProgressLine progress = line()) {
      progress.paint();
      calls = 7;
      progress.paint();
    }

    assertThat(terminal.toString())
        .isEqualTo("\r0 calls\u001b[K" + "\r7 calls\u001b[K" + "\r\u001b[K");
  }

  @Test
  void workThatIsDoneAtOnceLeavesNoTrace() {
    line().close();

    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void nothingIsShownOnceTheWorkIsDone() {
    ProgressLine progress = line();
    progress.close();
    progress.paint();

    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void aNameCannotReachTheTerminalsControls() {
    try (ProgressLine progress =
        new ProgressLine(new PrintWriter(terminal), () -> "Reading \u001b[2Jx\n.json")) {
      progress.paint();
    }

    assertThat(terminal.toString()).doesNotContain("\u001b[2J", "\n");
  }

  private ProgressLine line() {
    return new ProgressLine(new PrintWriter(terminal), () -> calls + " calls");
  }
}
