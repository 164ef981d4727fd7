package dev.sessionready.change;

import dev.sessionready.check.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands of the AWS CLI that make changes, in their order, each with what stands in the files
 * that it reads.
 */
public final class CommandScript {

  /** What each command has to print for a variable to take the name of the thing that it makes. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "ec2 create-security-group", "GroupId",
          "ec2 create-vpc-endpoint", "VpcEndpoint.VpcEndpointId",
          "ec2 create-egress-only-internet-gateway",
              "EgressOnlyInternetGateway.EgressOnlyInternetGatewayId",
          "ec2 create-transit-gateway-vpc-attachment",
              "TransitGatewayVpcAttachment.TransitGatewayAttachmentId",
          "ec2 create-nat-gateway", "NatGateway.NatGatewayId",
          "ec2 allocate-address", "AllocationId",
          "ec2 describe-iam-instance-profile-associations",
              "IamInstanceProfileAssociations[0].AssociationId",
          "kms create-key", "KeyMetadata.Arn",
          "ssm update-document", "DocumentDescription.DocumentVersion");

  private final List<Typed> commands = new ArrayList<>();
  private String account = "";

  /**
   * One command.
   *
   * @param made what stands for the name of the thing that it makes; empty where it makes none
   * @param account the other account in which it is typed; empty where it is this one
   */
  public record Typed(List<String> words, String made, String account) {

    public Typed {
      words = List.copyOf(words);
    }

    /** The service and the operation, such as {@code ec2 create-route}. */
    public String operation() {
      return words.get(1) + " " + words.get(2);
    }
  }

  /** An empty script. */
  public CommandScript() {}

  void add(List<String> words, String made) {
    commands.add(new Typed(words, made, account));
  }

  /** What is added from now on is typed in another account; in this one where the id is empty. */
  void inAccount(String id) {
    account = id;
  }

  /** One after the other, as a single script. */
  public static CommandScript of(List<CommandScript> parts) {
    CommandScript whole = new CommandScript();
    parts.forEach(part -> whole.commands.addAll(part.commands));
    return whole;
  }

  /** How many commands it has. */
  public int size() {
    return commands.size();
  }

  /** The commands. */
  public List<Typed> commands() {
    return List.copyOf(commands);
  }

  /** The words of each command, in which names of things made before stand as they were given. */
  public List<List<String>> words() {
    return commands.stream().map(Typed::words).toList();
  }

  /**
   * The lines a POSIX shell runs. What a command makes has its name from AWS only then: a variable
   * takes it where a later command needs it. A command for another account names the profile that
   * is called like it.
   */
  public List<String> lines() {
    Map<String, String> variables = variables();
    List<String> lines = new ArrayList<>();
    for (Typed command : commands) {
      String line = line(command, variables);
      String variable = variables.get(command.made());
      lines.add(variable == null ? line : "%s=$(%s)".formatted(variable, line));
    }
    return lines;
  }

  private String line(Typed command, Map<String, String> variables) {
    List<String> words = new ArrayList<>(command.words());
    if (!command.account().isEmpty()) {
      words.addAll(List.of("--profile", command.account()));
    }
    if (variables.containsKey(command.made()) && !words.contains("--query")) {
      String query = QUERIES.get(command.operation());
      if (query == null) {
        throw new CannotRun("it is not known what %s prints".formatted(command.operation()));
      }
      words.addAll(List.of("--query", query, "--output", "text"));
    }
    return words.stream().map(word -> quoted(word, variables)).collect(Collectors.joining(" "));
  }

  // Of those things that a later command names.
  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < commands.size(); i++) {
      String made = commands.get(i).made();
      if (!made.isEmpty()
          && commands.subList(i + 1, commands.size()).stream()
              .flatMap(later -> later.words().stream())
              .anyMatch(word -> named(made).matcher(word).find())) {
        variables.put(
            made,
            made.substring(made.lastIndexOf('/') + 1)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "_"));
      }
    }
    return variables;
  }

  // Not where it is the beginning of another name.
  private static Pattern named(String made) {
    return Pattern.compile(Pattern.quote(made) + "(?![0-9])");
  }

  private static String quoted(String word, Map<String, String> variables) {
    if (variables.isEmpty()) {
      return Command.quote(word);
    }
    Matcher names =
        Pattern.compile(
                variables.keySet().stream()
                    .map(made -> named(made).pattern())
                    .collect(Collectors.joining("|")))
            .matcher(word);
    StringBuilder quoted = new StringBuilder();
    int from = 0;
    while (names.find()) {
      appendPlain(quoted, word.substring(from, names.start()));
      quoted.append("\"$").append(variables.get(names.group())).append('"');
      from = names.end();
    }
    if (from == 0) {
      return Command.quote(word);
    }
    appendPlain(quoted, word.substring(from));
    return quoted.toString();
  }

  private static void appendPlain(StringBuilder quoted, String part) {
    if (!part.isEmpty()) {
      quoted.append(Command.quote(part));
    }
  }
}
