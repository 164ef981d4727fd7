package dev.sessionready.cli;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.StsCaller;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.lambda.SleepingPause;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.report.Messages;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.ComplianceDecision;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at an instance of the live account until it is ready, while somebody fixes it. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Looks at an instance again every few seconds, shows which check turns, and ends when it is"
            + " ready.",
    footer = {"", "Examples:", "  session-ready watch i-0123456789abcdef0 --interval 10"})
final class WatchCommand implements Callable<Integer> {

  /** AWS throttles whoever asks all the time. */
  private static final int SHORTEST = 2;

  @Spec private CommandSpec spec;

  @Mixin private LiveOptions live;

  @Mixin private LanguageOption language;

  @Parameters(paramLabel = "INSTANCE", description = "The id of the instance.")
  private String instance;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How many seconds to wait after each look, 2 or more; 5 by default.")
  private int interval;

  @Override
  public Integer call() {
    if (interval < SHORTEST) {
      throw new BadInput(
          "--interval is %d; it must be %d seconds or more.".formatted(interval, SHORTEST));
    }
    RuleParameters parameters = live.parameters();
    Messages messages = language.messagesOr(parameters.language());
    Clients clients = live.clients();
    AccountRegion place = StsCaller.place(clients);
    new InstanceWatch(
            () -> look(clients, place, parameters, messages),
            messages,
            InstantSource.system(),
            ZoneId.systemDefault(),
            new SleepingPause(),
            spec.commandLine().getOut())
        .untilReady(new TerminalSink(parameters, messages)::text, Duration.ofSeconds(interval));
    return 0;
  }

  private ComplianceDecision look(
      Clients clients, AccountRegion place, RuleParameters parameters, Messages messages) {
    return Assembly.of(Assembly.live(clients, place), messages)
        .assess(new Scope.Only(Set.of(instance)), parameters)
        .decisions()
        .stream()
        .findFirst()
        .orElseThrow(() -> BadInput.noInstance(instance, place));
  }
}
