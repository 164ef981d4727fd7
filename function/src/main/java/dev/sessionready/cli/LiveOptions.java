package dev.sessionready.cli;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.StsCaller;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.preflight.DeploymentRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which live account to ask, and what is expected of it. */
final class LiveOptions {

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region to ask; by default the one that the AWS SDK finds.")
  private @Nullable String region;

  @Option(
      names = "--parameters",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "Rule parameters, named as in AWS Config.")
  private Map<String, String> parameters = Map.of();

  /**
   * Refuses a region where a saved snapshot is evaluated, which has its own.
   *
   * @throws BadInput where one is named
   */
  void requireNoRegion() {
    if (region != null) {
      throw new BadInput("--region names a live account's region; a snapshot has its own.");
    }
  }

  /**
   * The rule parameters.
   *
   * @throws BadInput where one is unknown or not valid
   */
  RuleParameters parameters() {
    return parameters(Map.of());
  }

  /**
   * The rule parameters, of which some are given by options of their own.
   *
   * @throws BadInput where one is unknown or not valid
   */
  RuleParameters parameters(Map<String, String> byOption) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.putAll(byOption);
    return RuleParameters.parse(all);
  }

  /**
   * The live account.
   *
   * @throws BadInput where no region is named or no valid credentials are found
   */
  LiveSource source() {
    Clients clients = clients();
    return Assembly.live(clients, StsCaller.place(clients));
  }

  /**
   * The SDK's clients for the region.
   *
   * @throws BadInput where no region is named
   */
  Clients clients() {
    return Clients.in(regionCode());
  }

  /**
   * Refuses a region that the stack cannot be deployed to.
   *
   * @throws BadInput where no region is named, or none of AWS's
   */
  void requireRegion() {
    String name = regionCode();
    if (DeploymentRegion.of(name).isEmpty()) {
      throw noRegion(name);
    }
  }

  private String regionCode() {
    String name =
        Optional.ofNullable(region)
            .or(Clients::regionOfEnvironment)
            .orElseThrow(
                () -> new BadInput("No region is named; name one with --region or AWS_REGION."));
    // It becomes part of host names.
    if (!name.matches("[a-z]+(-[a-z]+)+-[0-9]+")) {
      throw noRegion(name);
    }
    return name;
  }

  private static BadInput noRegion(String name) {
    return new BadInput(
        "The region is \"%s\"; it must be a region of AWS such as eu-west-1.".formatted(name));
  }
}
