package dev.sessionready.cli;

import dev.sessionready.change.template.Templates;
import dev.sessionready.heal.Healer;
import dev.sessionready.heal.Healing;
import dev.sessionready.heal.Prices;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AccountEvaluations;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.whatif.Outcome.Turn;
import java.io.PrintWriter;

/** Finds the changes that heal an account and writes them. */
record Heal(RuleParameters parameters, Prices prices, Messages messages) {

  /** What heals the account. */
  Healing of(Snapshot snapshot) {
    AccountEvaluations evaluations = Assembly.evaluations(snapshot, messages, parameters);
    return new Healer(snapshot, parameters, prices, evaluations).heal();
  }

  /** Writes the changes. */
  void write(Snapshot snapshot, Healing healing, HealFormat format, PrintWriter out) {
    HealPage page = new HealPage(messages);
    out.print(
        switch (format) {
          case CLI -> page.script(snapshot, healing);
          case CLOUDFORMATION ->
              Templates.cloudFormation(healing.script(), page.remarks(snapshot, healing));
          case TERRAFORM -> Templates.terraform(healing.script(), page.remarks(snapshot, healing));
          case CDK -> Templates.cdk(healing.script(), page.remarks(snapshot, healing));
        });
    out.flush();
  }

  /** 0 where the changes leave every instance ready, 1 where they do not, 2 where it is unknown. */
  static int exitCode(Healing healing) {
    if (!healing.forecast().having(Turn.STAYS_NOT_READY).isEmpty()) {
      return Main.NOT_COMPLIANT;
    }
    return healing.forecast().having(Turn.UNDETERMINED).isEmpty() ? 0 : Main.COULD_NOT_JUDGE;
  }
}
