package dev.sessionready.cli;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Subject;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows the path from one instance to each service, component by component, and then the verdict.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows the path from an instance to each service, then the verdict.",
    footer = {
      "",
      "Exit codes: 0 the instance is ready; 1 it is not; 2 bad input, or something was not read.",
      "",
      "Examples:",
      "  session-ready explain i-0123456789abcdef0",
      "  session-ready explain i-0123456789abcdef0 --snapshot account.json --lang ja"
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SourceOptions origin;

  @Mixin private LanguageOption language;

  @CommandLine.Parameters(paramLabel = "INSTANCE", description = "The id of the instance.")
  private String instance;

  @Override
  public Integer call() {
    RuleParameters parameters = origin.parameters();
    Messages messages = language.messagesOr(parameters.language());
    Scope scope = new Scope.Only(Set.of(instance));
    PrintWriter err = spec.commandLine().getErr();
    Source source = origin.source(err);
    AssessedAccount assessed =
        origin.during(err, source, () -> Assembly.of(source, messages).assess(scope, parameters));
    Account account = assessed.account();
    ComplianceDecision decision =
        assessed.decisions().stream()
            .findFirst()
            .orElseThrow(() -> BadInput.noInstance(instance, account.snapshot().place()));
    PrintWriter out = spec.commandLine().getOut();
    Subject subject = new Subject(account, decision.assessment().instance());
    // A terminated instance has left its network, and has neither path nor role to show.
    if (!(decision instanceof ComplianceDecision.Exempt)
        || !subject.instance().networkInterfaces().isEmpty()) {
      out.print(new ExplainPage(subject, decision.assessment(), messages).text());
    }
    out.print(new TerminalSink(parameters, messages).text(decision));
    out.print(messages.say("explain.asked", account.snapshot().capturedAt()) + '\n');
    if (source instanceof LiveSource) {
      out.print(CallSummary.of(source) + '\n');
    }
    out.flush();
    return Main.exitCode(decision);
  }
}
