package dev.sessionready.preflight;

import static dev.sessionready.check.Text.message;
import static dev.sessionready.check.Text.word;
import static dev.sessionready.preflight.Question.BOOTSTRAP;
import static dev.sessionready.preflight.Question.COST;
import static dev.sessionready.preflight.Question.CREDENTIALS;
import static dev.sessionready.preflight.Question.RULE_NAME;
import static dev.sessionready.preflight.Question.RULE_QUOTA;

import dev.sessionready.check.Text;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.model.AccountRegion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answers to what should be asked before the stack is deployed somewhere. */
public record Preflight(DeploymentTarget target, DeploymentPlan plan) {

  /** The least version of the CDK's bootstrap stack that the stack's template demands. */
  public static final int BOOTSTRAP_VERSION = 6;

  // https://aws.amazon.com/config/pricing/: the first 100,000 evaluations of a month, most regions.
  private static final BigDecimal USD_PER_EVALUATION = new BigDecimal("0.001");
  private static final int DAYS = 30;

  // https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
  private static final int RULES = 1000;

  /** How the function is called that the stack deploys: CloudFormation begins with its name. */
  // The second is what CloudFormation StackSets make of the stack's name.
  private static final Pattern OURS = Pattern.compile(":function:(StackSet-)?SessionReady");

  /** One answer or more to each question, in the order of the questions. */
  public List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    answers.add(credentials());
    answers.addAll(
        new RecorderAnswers(
                place(), target.recorder(), target.status(), target.deliveryBucket(), scope())
            .all());
    answers.add(bootstrap());
    answers.addAll(rules());
    answers.add(cost());
    return List.copyOf(answers);
  }

  private Answer credentials() {
    CallerIdentity caller = target.caller();
    Text what =
        message("preflight.credentials.whose", place().account(), place().region(), caller.kind());
    return caller.isRoot()
        ? Answer.note(CREDENTIALS, what, message("preflight.credentials.not-as-root"))
        : Answer.ready(CREDENTIALS, what);
  }

  private Answer bootstrap() {
    Text command =
        word(
            "npx -y aws-cdk@2.1148.1 bootstrap aws://%s/%s"
                .formatted(place().account(), place().region()));
    return switch (target.bootstrapVersion()) {
      case Unreadable<Integer> unseen -> Answer.unseen(BOOTSTRAP, unseen);
      case Absent<Integer>() ->
          Answer.first(BOOTSTRAP, message("preflight.bootstrap.none", place().region()), command);
      case Known<Integer>(Integer version) ->
          version < BOOTSTRAP_VERSION
              ? Answer.first(
                  BOOTSTRAP,
                  message("preflight.bootstrap.old", version, BOOTSTRAP_VERSION),
                  command)
              : Answer.ready(
                  BOOTSTRAP, message("preflight.bootstrap.there", version, BOOTSTRAP_VERSION));
    };
  }

  private List<Answer> rules() {
    return switch (target.rules()) {
      case Unreadable<PlacedRules> unseen ->
          List.of(Answer.unseen(RULE_NAME, unseen), Answer.unseen(RULE_QUOTA, unseen));
      case Absent<PlacedRules>() -> rules(new PlacedRules(0, null));
      case Known<PlacedRules>(PlacedRules known) -> rules(known);
    };
  }

  private List<Answer> rules(PlacedRules known) {
    return List.of(ruleName(known.sameName()), quota(known));
  }

  private Answer ruleName(PlacedRules.@Nullable PlacedRule there) {
    String name = plan.ruleName();
    if (there == null) {
      return Answer.ready(RULE_NAME, message("preflight.rule-name.free", name));
    }
    if (there.deleting()) {
      return Answer.first(
          RULE_NAME,
          message("preflight.rule-name.deleting", name),
          message("preflight.rule-name.wait"),
          word(
              "aws configservice describe-config-rules --config-rule-names %s --region %s"
                  .formatted(name, place().region())));
    }
    return OURS.matcher(there.source()).find()
        ? Answer.ready(RULE_NAME, message("preflight.rule-name.ours", name))
        : Answer.first(
            RULE_NAME,
            message("preflight.rule-name.taken", name, there.source()),
            message("preflight.rule-name.choose"));
  }

  // A rule of the planned name is updated, and counts already.
  private Answer quota(PlacedRules known) {
    return known.sameName() == null && known.count() >= RULES
        ? Answer.first(
            RULE_QUOTA,
            message("preflight.rule-quota.full", known.count(), RULES),
            message("preflight.rule-quota.raise"))
        : Answer.ready(RULE_QUOTA, message("preflight.rule-quota.room", known.count(), RULES));
  }

  private Answer cost() {
    return switch (target.instances()) {
      case Unreadable<Integer> unseen -> Answer.unseen(COST, unseen);
      case Absent<Integer>() -> cost(0);
      case Known<Integer>(Integer instances) -> cost(instances);
    };
  }

  private Answer cost(int instances) {
    long evaluations = (long) DAYS * instances * plan.sweep().perDay();
    BigDecimal dollars =
        USD_PER_EVALUATION
            .multiply(BigDecimal.valueOf(evaluations))
            .setScale(2, RoundingMode.HALF_UP);
    return Answer.ready(
        COST,
        message(
            "preflight.cost.sweeps",
            instances,
            plan.sweep().perDay(),
            evaluations,
            dollars.toPlainString(),
            USD_PER_EVALUATION.toPlainString()));
  }

  private RuleScope scope() {
    return new RuleScope(plan.watchIam());
  }

  private AccountRegion place() {
    return target.caller().place();
  }
}
