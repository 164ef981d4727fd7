package dev.sessionready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.demo.DemoAccount;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Expectations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressOptionTest {

  private static final Snapshot DEMO = DemoAccount.DEMO.snapshot();

  private final StringWriter err = new StringWriter();
  private final ProgressOption progress = new ProgressOption();

  @Test
  void whatIsLookedAtIsCountedInCalls() {
    assertThat(progress.line(asked(Map.of("ec2:DescribeVpcs", 1200L, "ssm:GetDocument", 34L))))
        .isEqualTo("Looking (calls of AWS: 1,234)");
  }

  @Test
  void aFileIsLookedAtWithoutCalls() {
    assertThat(progress.line(new SnapshotSource(DEMO))).isEqualTo("Looking");
  }

  @Test
  void whatIsJudgedFillsTheBar() {
    Account account = new Account(DEMO, new JsonDocuments(), Expectations.DEFAULTS);
    Assessor assessor = progress.assessor(Catalogue.load());
    account.subjects().stream().limit(2).forEach(assessor::assess);

    int all = account.subjects().size();
    assertThat(all).isGreaterThan(2);
    int filled = 2 * 30 / all;
    assertThat(progress.line(new SnapshotSource(DEMO)))
        .isEqualTo("[" + "#".repeat(filled) + " ".repeat(30 - filled) + "] judged 2 of " + all);
  }

  @Test
  void whoIsAssessedTwiceDoesNotOverfillIt() {
    judge();
    judge();

    assertThat(progress.line(new SnapshotSource(DEMO))).startsWith("[" + "#".repeat(30) + "]");
  }

  @Test
  void nextWorkIsCountedAnew() {
    judge();

    Source source = asked(Map.of("ec2:DescribeVpcs", 1L));
    String line = progress.during(new PrintWriter(err), source, () -> progress.line(source));

    assertThat(line).isEqualTo("Looking (calls of AWS: 1)");
  }

  @Test
  void nothingIsShownWhereStandardErrorIsNoTerminal() {
    String answer =
        progress.during(
            new PrintWriter(err),
            () -> {
              throw new AssertionError("nobody asks for the line");
            },
            () -> "answer");

    assertThat(answer).isEqualTo("answer");
    assertThat(err.toString()).isEmpty();
  }

  private void judge() {
    Assembly.of(new SnapshotSource(DEMO), progress.assessor(Catalogue.load()), Messages.english())
        .assess(new Scope.Everything(), RuleParameters.DEFAULTS);
  }

  private static Source asked(Map<String, Long> calls) {
    return new Source() {
      @Override
      public Snapshot look(Scope scope, RuleParameters parameters) {
        return DEMO;
      }

      @Override
      public Map<String, Long> calls() {
        return calls;
      }
    };
  }
}
