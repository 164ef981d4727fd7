package dev.sessionready.cli;

import dev.sessionready.assess.Assessment;
import dev.sessionready.assess.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Account;
import dev.sessionready.model.Service;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.Subject;
import dev.sessionready.report.Messages;
import dev.sessionready.report.PathPage;
import dev.sessionready.report.TextReport;
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

  @CommandLine.Parameters(paramLabel = "INSTANCE", description = "The id of the instance.")
  private String instance;

  @Override
  public Integer call() {
    Parameters parameters = origin.parameters();
    Snapshot snapshot = origin.source().look(new Scope.Only(Set.of(instance)), parameters);
    Subject subject =
        new Account(snapshot, new JsonDocuments(), parameters.expectations())
            .subjects().stream()
                .filter(one -> one.instance().id().equals(instance))
                .findFirst()
                .orElseThrow(() -> BadInput.noInstance(instance, snapshot.place()));
    Messages messages = Messages.english();
    PrintWriter out = spec.commandLine().getOut();
    PathPage page = new PathPage(messages);
    for (Service service : subject.preferences().services()) {
      out.println(page.of(service, subject.path(service)));
    }
    Assessment assessment = new Assessor(Catalogue.load()).assess(subject);
    Judgement judgement = Judgement.of(assessment, parameters);
    out.print(new TextReport(messages).of(assessment, judgement.heading(), parameters.failAt()));
    out.flush();
    return Main.exitCode(judgement);
  }
}
