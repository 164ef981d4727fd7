package dev.sessionready.cli;

import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Service;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
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
    AssessedAccount assessed = Assembly.of(origin.source(), messages).assess(scope, parameters);
    Account account = assessed.account();
    ComplianceDecision decision =
        assessed.decisions().stream()
            .findFirst()
            .orElseThrow(() -> BadInput.noInstance(instance, account.snapshot().place()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(paths(account, decision, new PathPage(messages)));
    out.print(new TerminalSink(parameters, messages).text(decision));
    out.flush();
    return Main.exitCode(decision);
  }

  // A terminated instance has left its network, so there is no path to show.
  private static String paths(Account account, ComplianceDecision decision, PathPage page) {
    Subject subject = new Subject(account, decision.assessment().instance());
    StringBuilder paths = new StringBuilder();
    if (decision instanceof ComplianceDecision.Exempt
        && subject.instance().networkInterfaces().isEmpty()) {
      return "";
    }
    for (Service service : subject.services()) {
      paths.append(page.of(service, subject.path(service))).append(System.lineSeparator());
    }
    return paths.toString();
  }
}
