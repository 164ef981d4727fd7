package dev.sessionready.change;

import dev.sessionready.check.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
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
    Optional<Pattern> names = namesOfMade();
    Map<String, String> variables = names.map(this::variables).orElse(Map.of());
    List<String> lines = new ArrayList<>();
    for (Typed command : commands) {
      String line =
          printing(command, variables).stream()
              .map(word ->
                  names
                      .map(any -> quoted(word, any, variables))
                      .orElseGet(() -> Command.quote(word)))
              .collect(Collectors.joining(" "));
      String variable = variables.get(command.made());
      lines.add(variable == null ? line : "%s=$(%s)".formatted(variable, line));
    }
    return lines;
  }

  /** The words of a command that prints no more than the name that a variable is to take. */
  private static List<String> printing(Typed command, Map<String, String> variables) {
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
    return words;
  }

  /** Finds the name of whatever is made, but not where it is the beginning of another name. */
  private Optional<Pattern> namesOfMade() {
    return commands.stream()
        .map(Typed::made)
        .filter(made -> !made.isEmpty())
        .distinct()
        .map(Pattern::quote)
        .reduce((one, other) -> one + "|" + other)
        .map(any -> Pattern.compile("(?:%s)(?![0-9])".formatted(any)));
  }

  // Of those things that a later command names.
  private Map<String, String> variables(Pattern names) {
    Map<String, String> variables = new HashMap<>();
    Set<String> before = new HashSet<>();
    for (Typed command : commands) {
      command.words().stream()
          .flatMap(word -> names.matcher(word).results())
          .map(MatchResult::group)
          .filter(before::contains)
          .forEach(made -> variables.put(made, variable(made)));
      before.add(command.made());
    }
    return variables;
  }

  private static String variable(String made) {
    return made.substring(made.lastIndexOf('/') + 1)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "_");
  }

  private static String quoted(String word, Pattern names, Map<String, String> variables) {
    StringBuilder quoted = new StringBuilder();
    int from = 0;
    Matcher name = names.matcher(word);
    while (name.find()) {
      String variable = variables.get(name.group());
      if (variable != null) {
        appendPlain(quoted, word.substring(from, name.start()));
        quoted.append("\"$").append(variable).append('"');
        from = name.end();
      }
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
