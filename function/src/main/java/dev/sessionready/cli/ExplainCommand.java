package dev.sessionready.cli;

import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.Account;
import dev.sessionready.model.Service;
import dev.sessionready.model.Subject;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.Judgement;
import dev.sessionready.rule.Parameters;
import dev.sessionready.rule.Scope;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the way from one instance to each service, door by door, and then the verdict. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows the way from an instance to each service, door by door, then the verdict.")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private Origin origin;

  @Mixin private Language language;

  @CommandLine.Parameters(paramLabel = "INSTANCE", description = "The id of the instance.")
  private String instance;

  @Override
  public Integer call() {
    Parameters parameters = origin.parameters();
    Messages messages = language.messagesOr(parameters.language());
    Scope scope = new Scope.Only(Set.of(instance));
    AssessedAccount assessed = Assembly.of(origin.source(), messages).assess(scope, parameters);
    Account account = assessed.account();
    Judgement judgement =
        assessed.judgements().stream()
            .findFirst()
            .orElseThrow(() -> BadInput.noInstance(instance, account.snapshot().place()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(ways(account, judgement, new PathPage(messages)));
    out.print(Desk.tell(judgement, parameters, messages));
    out.flush();
    return Main.exitCode(judgement);
  }

  // A terminated instance has left its network, so there is no way to show.
  private static String ways(Account account, Judgement judgement, PathPage page) {
    Subject subject = new Subject(account, judgement.assessment().instance());
    StringBuilder ways = new StringBuilder();
    if (judgement instanceof Judgement.PassedOver
        && subject.instance().networkInterfaces().isEmpty()) {
      return "";
    }
    for (Service service : subject.services()) {
      ways.append(page.of(service, subject.path(service))).append(System.lineSeparator());
    }
    return ways.toString();
  }
}
