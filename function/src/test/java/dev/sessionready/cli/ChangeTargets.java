// Over 200 lines: what is done with changes, each kind a few lines.
package dev.sessionready.cli;

import dev.sessionready.demo.DemoAccount;
import dev.sessionready.fuzz.FuzzTarget;
import dev.sessionready.fuzz.JsonMutations;
import dev.sessionready.fuzz.StoredInputs;
import dev.sessionready.json.SnapshotTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Changes that somebody wants to try, and those that {@code heal} finds. */
public final class ChangeTargets {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final String SNAPSHOT = "snapshot.json";
  private static final String CHANGES = "changes";
  private static final String ACCOUNT = SnapshotTree.of(DemoAccount.DEMO.snapshot()).toString();

  private ChangeTargets() {}

  /** All of them. */
  public static List<FuzzTarget> all() {
    return List.of(new Commands(), new Templates(), new Options(), new Heals(), new Redactions());
  }

  private static String one(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String word(Random random) {
    return one(StoredInputs.WORDS, random);
  }

  private static List<String> whatIf(String... further) {
    return Stream.concat(
            Stream.of("what-if", "--snapshot", CommandFiles.named(SNAPSHOT)), Stream.of(further))
        .toList();
  }

  private static List<String> sentences(String input) {
    CommandFiles given = CommandFiles.of(input);
    return given.there(
        folder -> CommandFiles.sentences(CommandFiles.run(folder, given.arguments())));
  }

  /** Commands of the AWS CLI, as text: of fixes for the bundled account, and of every check. */
  private record Commands() implements FuzzTarget {

    private static final List<String> LINES =
        Stream.concat(
                text(RESOURCES.resolve("heal/demo.sh")).lines(),
                CommandLineRun.of("checks", "--format", "markdown").out().lines())
            .filter(line -> line.contains("aws "))
            .toList();

    private static final List<String> SHELL =
        List.of(
            "'",
            "\"",
            "\\",
            "$(",
            ")",
            "`",
            "|",
            ">",
            "<<EOF",
            "&&",
            ";",
            "#",
            "$X",
            "${X}",
            "X=$(",
            "\n",
            "\\\n",
            "\r",
            "--",
            "-",
            "--no-",
            "=",
            "file://x",
            "file:///etc/passwd",
            "{",
            "[",
            "aws",
            "aws ec2",
            "--query",
            "--output text",
            "--cli-input-json");

    @Override
    public String name() {
      return "commands";
    }

    @Override
    public String input(Random random) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        String line = one(LINES, random);
        lines.add(random.nextInt(4) == 0 ? line : mutated(line, random));
      }
      return new CommandFiles(
              whatIf("--commands", CommandFiles.named(CHANGES)),
              Map.of(SNAPSHOT, ACCOUNT, CHANGES, String.join("\n", lines)))
          .input();
    }

    private static String mutated(String line, Random random) {
      List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        int at = random.nextInt(words.size());
        String word = words.get(at);
        int within = random.nextInt(word.length() + 1);
        switch (random.nextInt(7)) {
          case 0 -> words.set(at, word(random));
          case 1 -> words.add(at, one(SHELL, random));
          case 2 ->
              words.set(
                  at, word.substring(0, within) + one(SHELL, random) + word.substring(within));
          case 3 -> words.set(at, word.substring(0, within));
          case 4 -> words.addAll(at, List.copyOf(words.subList(at, words.size())));
          case 5 -> Collections.swap(words, at, random.nextInt(words.size()));
          default ->
              words.set(at, word.substring(0, within) + word(random) + word.substring(within));
        }
      }
      return String.join(" ", words);
    }

    @Override
    public List<String> read(String input) {
      return sentences(input);
    }
  }

  /** Change sets of CloudFormation and plans of Terraform. */
  private record Templates() implements FuzzTarget {

    private static final List<String> STORED =
        List.of(
            text(RESOURCES.resolve("fuzz/change-set.json")),
            text(RESOURCES.resolve("fuzz/plan.json")));

    private static final List<String> WORDS =
        Stream.concat(
                StoredInputs.WORDS.stream(),
                Stream.of(
                    "Add",
                    "Modify",
                    "Remove",
                    "Replace",
                    "create",
                    "delete",
                    "update",
                    "read",
                    "{{changeSet:KNOWN_AFTER_APPLY}}",
                    "after_unknown",
                    "references",
                    "aws_vpc_endpoint",
                    "aws_security_group",
                    "AWS::EC2::VPCEndpoint",
                    "AWS::EC2::SecurityGroup",
                    "AWS::IAM::Role",
                    "aws_iam_role_policy",
                    "Ref",
                    "Fn::GetAtt",
                    "Fn::Sub"))
            .toList();

    @Override
    public String name() {
      return "template";
    }

    @Override
    public String input(Random random) {
      String template = new JsonMutations(random, WORDS).mutated(one(STORED, random));
      return new CommandFiles(
              whatIf("--template", CommandFiles.named(CHANGES)),
              Map.of(SNAPSHOT, ACCOUNT, CHANGES, template))
          .input();
    }

    @Override
    public List<String> read(String input) {
      return sentences(input);
    }
  }

  /** Options that name changes, over accounts that were changed themselves. */
  private record Options(List<String> accounts) implements FuzzTarget {

    Options() {
      this(StoredInputs.snapshots());
    }

    private static final List<List<String>> STORED =
        List.of(
            List.of("--add-endpoint", "logs,vpc-0b2e8d1b6f3c58002"),
            List.of("--add-endpoint", "s3"),
            List.of("--delete-endpoint", "vpce-0a1d9f0c5e2b47032"),
            List.of("--authorize-egress", "sg-0a1d9f0c5e2b47053,443,0.0.0.0/0"),
            List.of("--authorize-ingress", "sg-0c3f7e2a704d69051,1-65535,10.0.0.0/8"),
            List.of("--revoke-egress", "sg-0a1d9f0c5e2b47053,all,pl-61a54008"),
            List.of("--attach-policy", "ReportingInstanceRole,AmazonSSMManagedInstanceCore"),
            List.of("--detach-policy", "ReportingInstanceRole,arn:aws:iam::aws:policy/X"),
            List.of("--set-preference", "s3BucketName=logs"),
            List.of("--enable-dns-support", "vpc-0b2e8d1b6f3c58002"),
            List.of("--disable-dns-hostnames", "vpc-app"));

    // As much as the bound on evaluations allows.
    @Override
    public Duration most() {
      return Duration.ofSeconds(60);
    }

    @Override
    public String name() {
      return "changes";
    }

    @Override
    public String input(Random random) {
      List<String> arguments =
          new ArrayList<>(whatIf("--format", random.nextBoolean() ? "json" : "text"));
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        List<String> option = STORED.get(random.nextInt(STORED.size()));
        String value = option.getLast();
        int within = random.nextInt(value.length() + 1);
        arguments.add(option.getFirst());
        arguments.add(
            switch (random.nextInt(4)) {
              case 0 -> value;
              case 1 -> value.substring(0, within) + word(random) + value.substring(within);
              case 2 -> value.substring(0, value.indexOf(',') + 1) + word(random);
              default -> word(random);
            });
      }
      String account = random.nextInt(3) == 0 ? ACCOUNT : one(accounts, random);
      return new CommandFiles(arguments, snapshot(account, random)).input();
    }

    @Override
    public List<String> read(String input) {
      return sentences(input);
    }
  }

  /** The file of an account, changed at random. */
  private static Map<String, String> snapshot(String account, Random random) {
    return Map.of(SNAPSHOT, new JsonMutations(random, StoredInputs.WORDS).mutated(account));
  }

  /** The changes that heal accounts that were changed at random, in every form. */
  private record Heals(List<String> accounts) implements FuzzTarget {

    Heals() {
      this(StoredInputs.snapshots());
    }

    // As much as the bound on evaluations allows.
    @Override
    public Duration most() {
      return Duration.ofSeconds(60);
    }

    @Override
    public String name() {
      return "heal";
    }

    @Override
    public String input(Random random) {
      String format = one(List.of("cli", "cli", "cloudformation", "terraform", "cdk"), random);
      return new CommandFiles(
              List.of("heal", "--snapshot", CommandFiles.named(SNAPSHOT), "--format", format),
              snapshot(one(accounts, random), random))
          .input();
    }

    @Override
    public List<String> read(String input) {
      CommandFiles given = CommandFiles.of(input);
      return given.there(folder -> {
        CommandLineRun run = CommandFiles.run(folder, given.arguments());
        if (run.out().startsWith("#!")) {
          parse(run.out());
        } else if (run.out().startsWith("{")) {
          JSON.readTree(run.out());
        }
        return CommandFiles.sentences(run);
      });
    }

    // A shell reads all of it as what it is, and runs nothing.
    private static void parse(String script) throws IOException {
      Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
      try (var in = shell.outputWriter()) {
        in.write(script);
      }
      String said = shell.inputReader().lines().reduce("", String::concat);
      if (shell.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("no shell takes it: " + said);
      }
    }
  }

  /** Accounts that were changed at random, redacted: what is evaluated before is as it was. */
  private record Redactions(List<String> accounts) implements FuzzTarget {

    private static final String REDACTED = CommandFiles.named("redacted.json");

    Redactions() {
      this(StoredInputs.snapshots());
    }

    @Override
    public String name() {
      return "redaction";
    }

    @Override
    public String input(Random random) {
      return new CommandFiles(
              List.of(
                  "capture",
                  "--redact",
                  "--snapshot",
                  CommandFiles.named(SNAPSHOT),
                  "--out",
                  REDACTED),
              snapshot(one(accounts, random), random))
          .input();
    }

    @Override
    public List<String> read(String input) {
      CommandFiles given = CommandFiles.of(input);
      return given.there(folder -> {
        CommandLineRun run = CommandFiles.run(folder, given.arguments());
        if (run.exitCode() == 0) {
          int before = check(folder, CommandFiles.named(SNAPSHOT));
          int after = check(folder, REDACTED);
          if (before != after) {
            throw new IllegalStateException("check says " + before + ", redacted " + after);
          }
        }
        return CommandFiles.sentences(run);
      });
    }

    private static int check(Path folder, String snapshot) {
      return CommandFiles.run(folder, List.of("check", "--snapshot", snapshot)).exitCode();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
