package dev.sessionready.cli;

import dev.sessionready.aws.LiveDeploymentTarget;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.preflight.Answer;
import dev.sessionready.preflight.DeploymentPlan;
import dev.sessionready.preflight.Preflight;
import dev.sessionready.preflight.PreflightResult;
import dev.sessionready.preflight.SweepSchedule;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what must be done in an account and region before the stack is deployed there. */
@Command(
    name = "preflight",
    mixinStandardHelpOptions = true,
    description = "Shows what must be done in the live account before the stack is deployed.",
    footer = {
      "",
      "Exit codes: 0 ready; 1 something must be done first; 2 could not look at something.",
      "",
      "Examples:",
      "  session-ready preflight --region eu-west-1",
      "  session-ready preflight --rule-name session-manager-ready --sweep-every One_Hour"
    })
final class PreflightCommand implements Callable<Integer> {

  private static final int SOMETHING_FIRST = 1;
  private static final int COULD_NOT_LOOK = 2;

  @Spec private CommandSpec spec;

  @Mixin private LiveOptions live;

  @Mixin private LanguageOption language;

  @Option(
      names = "--rule-name",
      paramLabel = "NAME",
      defaultValue = "session-manager-ready",
      description = "The context's ruleName; by default ${DEFAULT-VALUE}.")
  private String ruleName;

  @Option(
      names = "--sweep-every",
      paramLabel = "PERIOD",
      defaultValue = "TwentyFour_Hours",
      converter = Periods.class,
      description = "The context's sweepEvery; by default ${DEFAULT-VALUE}.")
  private SweepSchedule sweep;

  @Option(
      names = "--watch-iam",
      description = "The context's watchIam=true: IAM's roles and policies are watched too.")
  private boolean watchIam;

  /**
   * Shows the answers.
   *
   * @throws BadInput where the stack would not take the region or the name of the rule
   */
  @Override
  public Integer call() {
    requireRuleName();
    live.requireRegion();
    RuleParameters parameters = live.parameters();
    Messages messages = language.messagesOr(parameters.language());
    List<Answer> answers;
    try (Clients clients = live.clients()) {
      answers =
          new Preflight(
                  new LiveDeploymentTarget(clients).look(ruleName),
                  new DeploymentPlan(ruleName, sweep, watchIam))
              .answers();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(new PreflightPage(messages).of(answers));
    out.flush();
    return switch (PreflightResult.of(answers)) {
      case READY -> 0;
      case FIRST -> SOMETHING_FIRST;
      case UNSEEN -> COULD_NOT_LOOK;
    };
  }

  private void requireRuleName() {
    if (!DeploymentPlan.isRuleName(ruleName)) {
      throw new BadInput(
          "--rule-name is \"%s\"; it must be %s."
              .formatted(ruleName, DeploymentPlan.RULE_NAME_FORM));
    }
  }

  /** The periods by the names that AWS Config has for them. */
  static final class Periods implements ITypeConverter<SweepSchedule> {
    @Override
    public SweepSchedule convert(String word) {
      return SweepSchedule.spelt(word)
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected one of %s but was '%s'"
                      .formatted(Arrays.toString(SweepSchedule.values()), word)));
    }
  }
}
