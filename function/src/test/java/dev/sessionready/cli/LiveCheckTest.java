package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.SdkSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command {@code check} over a live account. */
@Tag("wire")
class LiveCheckTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  @RegisterExtension static final SdkSettings SETTINGS = new SdkSettings(MOTO);

  @BeforeAll
  static void plant() {
    AccountSeed.plant(MOTO.administrator());
  }

  @Test
  void verboseListsEveryCallThatWasSentAfterTheReport() {
    CommandLineRun run = CommandLineRun.of("check", "--region", Moto.REGION, "--verbose");

    int sent = MOTO.wire().getAllServeEvents().size();
    List<String> plan = run.err().lines().toList();
    List<String> operations =
        plan.stream().skip(1).map(line -> line.replaceFirst(" +\\d+  ", "")).toList();
    assertThat(run.out()).contains("Instances: 2 (");
    assertThat(plan.getFirst()).isEqualTo(sent + " calls:");
    assertThat(operations).isSorted().doesNotHaveDuplicates();
    assertThat(plan.stream().skip(1).mapToInt(LiveCheckTest::count).sum()).isEqualTo(sent);
    assertThat(plan)
        .contains(
            "     4  ec2:DescribeVpcAttribute",
            "     1  ssm:DescribeInstanceProperties",
            "     1  sts:GetCallerIdentity");
  }

  @Test
  void otherwiseTheCallsAreNotPublished() {
    CommandLineRun run = CommandLineRun.of("check", "--region", Moto.REGION);

    assertThat(run.out()).contains("Instances: 2 (");
    assertThat(run.err()).isEmpty();
  }

  private static int count(String line) {
    return Integer.parseInt(line.strip().split(" ", 2)[0]);
  }
}
