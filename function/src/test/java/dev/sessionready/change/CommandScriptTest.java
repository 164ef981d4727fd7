package dev.sessionready.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands as lines that a shell runs one after the other. */
class CommandScriptTest {

  private final CommandScript script = new CommandScript();

  @Test
  void whatIsMadeAndNamedLaterIsKeptInAVariable() {
    script.add(List.of("aws", "ec2", "create-security-group", "--group-name", "a b"), "sg-new-1");
    script.add(
        List.of("aws", "ec2", "create-vpc-endpoint", "--security-group-ids", "sg-new-1"),
        "vpce-new-1");

    assertThat(script.lines())
        .containsExactly(
            "SG_NEW_1=$(aws ec2 create-security-group --group-name 'a b' --query GroupId --output"
                + " text)",
            "aws ec2 create-vpc-endpoint --security-group-ids \"$SG_NEW_1\"");
  }

  @Test
  void aNameWithinAWordIsTakenOutOfItsQuotes() {
    script.add(List.of("aws", "ec2", "create-security-group"), "sg-new-1");
    script.add(List.of("aws", "ec2", "x", "{\"GroupId\":\"sg-new-1\"}"), "");

    assertThat(script.lines().getLast()).isEqualTo("aws ec2 x '{\"GroupId\":\"'\"$SG_NEW_1\"'\"}'");
    assertThat(ShellLine.parse(script.lines().getLast(), Map.of("SG_NEW_1", "sg-1")).words())
        .containsExactly("aws", "ec2", "x", "{\"GroupId\":\"sg-1\"}");
  }

  @Test
  void theBeginningOfAnotherNameIsNotTheName() {
    script.add(List.of("aws", "ec2", "create-security-group"), "sg-new-1");
    script.add(List.of("aws", "ec2", "x", "sg-new-12"), "");

    assertThat(script.lines())
        .containsExactly("aws ec2 create-security-group", "aws ec2 x sg-new-12");
  }

  @Test
  void aCommandForAnotherAccountNamesTheProfileThatIsCalledLikeIt() {
    script.inAccount("444455556666");
    script.add(List.of("aws", "kms", "enable-key", "--key-id", "k"), "");
    script.inAccount("");
    script.add(List.of("aws", "kms", "enable-key", "--key-id", "l"), "");

    assertThat(script.lines())
        .containsExactly(
            "aws kms enable-key --key-id k --profile 444455556666",
            "aws kms enable-key --key-id l");
  }

  @Test
  void partsBecomeOneScriptInWhichNamesHold() {
    CommandScript first = new CommandScript();
    first.add(List.of("aws", "ec2", "allocate-address"), "eipalloc-new-1");
    CommandScript second = new CommandScript();
    second.add(
        List.of("aws", "ec2", "create-nat-gateway", "--allocation-id", "eipalloc-new-1"),
        "nat-new-1");

    assertThat(CommandScript.of(List.of(first, second)).lines())
        .containsExactly(
            "EIPALLOC_NEW_1=$(aws ec2 allocate-address --query AllocationId --output text)",
            "aws ec2 create-nat-gateway --allocation-id \"$EIPALLOC_NEW_1\"");
  }

  @Test
  void aNameIsKeptOnlyWhereALaterCommandNeedsIt() {
    script.add(List.of("aws", "ec2", "x", "sg-new-1"), "");
    script.add(List.of("aws", "ec2", "create-security-group"), "sg-new-1");
    script.add(List.of("aws", "ec2", "create-security-group"), "sg-new-2");
    script.add(List.of("aws", "ec2", "x", "sg-new-2"), "");

    assertThat(script.lines())
        .containsExactly(
            "aws ec2 x sg-new-1",
            "aws ec2 create-security-group",
            "SG_NEW_2=$(aws ec2 create-security-group --query GroupId --output text)",
            "aws ec2 x \"$SG_NEW_2\"");
  }

  @Test
  @Timeout(10)
  void aScriptOfAThousandThingsIsWrittenWithinSeconds() {
    for (int i = 1; i <= 1_000; i++) {
      script.add(List.of("aws", "ec2", "create-security-group"), "sg-new-" + i);
      script.add(List.of("aws", "ec2", "x", "--group-ids", "sg-new-" + i), "");
    }

    assertThat(script.lines()).hasSize(2_000).endsWith("aws ec2 x --group-ids \"$SG_NEW_1000\"");
  }
}
