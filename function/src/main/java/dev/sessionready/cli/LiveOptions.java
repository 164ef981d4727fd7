package dev.sessionready.cli;

import dev.sessionready.aws.LiveSource;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.StsCaller;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.preflight.DeploymentRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.rule.RuleParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which live account to ask, and what is expected of it. */
final class LiveOptions {

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region to ask; by default the one that the AWS SDK finds.")
  private @Nullable String region;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile of the AWS configuration whose credentials and region to use.")
  private @Nullable String profile;

  @Mixin private ParametersOption expected;

  /**
   * Refuses a region or a profile where a saved snapshot is evaluated, which needs neither.
   *
   * @throws BadInput where one is named
   */
  void requireNoRegion() {
    if (region != null) {
      throw new BadInput("--region names a live account's region; a snapshot has its own.");
    }
    if (profile != null) {
      throw new BadInput("--profile names a live account's credentials; a snapshot needs none.");
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
    return expected.parse(byOption);
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
   * The regions that are named, of which {@code all} stands for none in particular.
   *
   * @throws BadInput where one is none of AWS's
   */
  List<String> regions() {
    if (region == null) {
      return List.of(regionCode());
    }
    return region.equals("all")
        ? List.of()
        : Stream.of(region.split(",", -1)).map(LiveOptions::requireRegion).distinct().toList();
  }

  /** Any region from which others can be listed. */
  String someRegion() {
    return regionFound().orElse("us-east-1");
  }

  /**
   * The SDK's clients for the region.
   *
   * @throws BadInput where no region is named
   */
  Clients clients() {
    return clients(regionCode());
  }

  /**
   * The same for another region.
   *
   * @throws BadInput where there is no such profile
   */
  Clients clients(String code) {
    if (profile != null) {
      requireProfile(profile);
    }
    return profile == null ? Clients.in(code) : Clients.ofProfile(profile, code);
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
            .or(this::regionFound)
            .orElseThrow(
                () -> new BadInput("No region is named; name one with --region or AWS_REGION."));
    return requireRegion(name);
  }

  // It becomes part of host names.
  private static String requireRegion(String name) {
    if (!name.matches("[a-z]+(-[a-z]+)+-[0-9]+")) {
      throw noRegion(name);
    }
    return name;
  }

  private Optional<String> regionFound() {
    return profile == null ? Clients.regionOfEnvironment() : Clients.regionOfProfile(profile);
  }

  private static void requireProfile(String name) {
    if (!Clients.hasProfile(name)) {
      throw new BadInput(
          "There is no profile %s in the AWS configuration; `aws configure list-profiles` lists"
                  .formatted(name)
              + " those there are.");
    }
  }

  private static BadInput noRegion(String name) {
    return new BadInput(
        "The region is \"%s\"; it must be a region of AWS such as eu-west-1.".formatted(name));
  }
}
