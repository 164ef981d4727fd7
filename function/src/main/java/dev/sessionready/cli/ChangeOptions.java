package dev.sessionready.cli;

import dev.sessionready.change.CannotRun;
import dev.sessionready.change.ChangeRequests;
import dev.sessionready.change.RequestedChange;
import dev.sessionready.change.template.PlannedChanges;
import dev.sessionready.rule.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what would be changed. */
final class ChangeOptions {

  private static final String RULE = "GROUP,PORT,PEER";
  private static final String POLICY = "ROLE,POLICY";

  @Option(
      names = "--add-endpoint",
      paramLabel = "SERVICE[,VPC]",
      description =
          "Create an endpoint for a service such as ssm, logs or s3; without a VPC in each with"
              + " instances that has none.")
  private List<String> addEndpoint = List.of();

  @Option(names = "--delete-endpoint", paramLabel = "ID", description = "Delete a VPC endpoint.")
  private List<String> deleteEndpoint = List.of();

  @Option(
      names = "--authorize-egress",
      paramLabel = RULE,
      description =
          "Let a security group out: to a port, a range or all, and to a CIDR block, a group or a"
              + " prefix list.")
  private List<String> authorizeEgress = List.of();

  @Option(
      names = "--authorize-ingress",
      paramLabel = RULE,
      description = "Let in, in the same way.")
  private List<String> authorizeIngress = List.of();

  @Option(
      names = "--revoke-egress",
      paramLabel = RULE,
      description = "Take away a rule that lets out.")
  private List<String> revokeEgress = List.of();

  @Option(
      names = "--revoke-ingress",
      paramLabel = RULE,
      description = "Take away a rule that lets in.")
  private List<String> revokeIngress = List.of();

  @Option(
      names = "--attach-policy",
      paramLabel = POLICY,
      description = "Attach a managed policy, by its ARN or, of AWS's own, by its name.")
  private List<String> attachPolicy = List.of();

  @Option(names = "--detach-policy", paramLabel = POLICY, description = "Detach a managed policy.")
  private List<String> detachPolicy = List.of();

  @Option(
      names = "--set-preference",
      paramLabel = "NAME=VALUE",
      description = "Change an input of the session document, such as s3BucketName.")
  private Map<String, String> preferences = Map.of();

  @Option(
      names = "--enable-dns-support",
      paramLabel = "VPC",
      description = "Switch on DNS resolution in a VPC.")
  private List<String> enableSupport = List.of();

  @Option(names = "--disable-dns-support", paramLabel = "VPC", description = "Switch it off.")
  private List<String> disableSupport = List.of();

  @Option(
      names = "--enable-dns-hostnames",
      paramLabel = "VPC",
      description = "Switch on DNS host names in a VPC.")
  private List<String> enableHostnames = List.of();

  @Option(names = "--disable-dns-hostnames", paramLabel = "VPC", description = "Switch them off.")
  private List<String> disableHostnames = List.of();

  @Option(
      names = "--commands",
      paramLabel = "FILE",
      description =
          "Commands of the AWS CLI as check prints them, one a line; - reads standard input.")
  private @Nullable String commands;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "A change set of CloudFormation (aws cloudformation describe-change-set"
              + " --include-property-values) or a plan of Terraform (terraform show -json).")
  private @Nullable String template;

  /** What the template changes besides, and nobody knows what it makes of a session. */
  private final List<String> passedOver = new ArrayList<>();

  List<String> passedOver() {
    return List.copyOf(passedOver);
  }

  /**
   * The changes that are asked for, commands of a file last.
   *
   * @param document the session document that holds
   * @throws BadInput where none is, or one is not understood
   */
  List<RequestedChange> of(ChangeRequests requests, String document) {
    List<RequestedChange> all = new ArrayList<>();
    add(all, enableSupport, vpc -> requests.dns("enable", "support", vpc));
    add(all, disableSupport, vpc -> requests.dns("disable", "support", vpc));
    add(all, enableHostnames, vpc -> requests.dns("enable", "hostnames", vpc));
    add(all, disableHostnames, vpc -> requests.dns("disable", "hostnames", vpc));
    add(all, deleteEndpoint, requests::deleteEndpoint);
    add(all, addEndpoint, requests::addEndpoint);
    add(all, authorizeEgress, rule -> requests.rule("authorize", "egress", rule));
    add(all, authorizeIngress, rule -> requests.rule("authorize", "ingress", rule));
    add(all, revokeEgress, rule -> requests.rule("revoke", "egress", rule));
    add(all, revokeIngress, rule -> requests.rule("revoke", "ingress", rule));
    add(all, attachPolicy, policy -> requests.policy("attach", policy));
    add(all, detachPolicy, policy -> requests.policy("detach", policy));
    if (!preferences.isEmpty()) {
      add(all, List.of(document), name -> requests.preferences(name, preferences));
    }
    if (commands != null) {
      all.addAll(ChangeRequests.commands(lines(commands).stream()));
    }
    if (template != null) {
      PlannedChanges planned = PlannedChanges.of(String.join("\n", lines(template)), template);
      all.addAll(planned.changes());
      passedOver.addAll(planned.passedOver());
    } else if (all.isEmpty()) {
      throw new BadInput(
          "No change is named; name one such as --add-endpoint logs, --commands FILE or --template"
              + " FILE.");
    }
    return all;
  }

  private static void add(
      List<RequestedChange> all, List<String> written, Function<String, RequestedChange> request) {
    for (String one : written) {
      try {
        all.add(request.apply(one));
      } catch (CannotRun refused) {
        throw new BadInput(refused.getMessage() + ".", refused);
      }
    }
  }

  private static List<String> lines(String file) {
    if (file.equals("-")) {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .lines()
          .toList();
    }
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException | InvalidPathException broken) {
      throw new BadInput(
          "%s: it cannot be read; name a file of AWS CLI commands.".formatted(file), broken);
    }
  }
}
