package dev.sessionready.aws.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The printed script with an AWS CLI that answers what a hostile account might hold. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no POSIX shell")
class CaptureScriptTest {

  /** Notes each argument on a line of its own, and answers from a file named after the command. */
  private static final String AWS =
      """
      #!/bin/sh
      for argument in "$@"; do printf '%s\\n' "$argument" >> "$CALLS"; done
      if [ "$2" = get-bucket-policy ]; then
        echo 'An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation' >&2
        exit 254
      fi
      answer=$ANSWERS/$2
      case "$*" in *--next-token=*) answer=$answer.next ;; esac
      if [ -f "$answer" ]; then cat "$answer"; else echo '{}'; fi
      """;

  private static final String BUCKET = "b'$(touch owned)`touch owned`;touch owned;%s*";

  @TempDir private Path folder;

  @Test
  void namesOfTheAccountAreNothingButNames() throws IOException, InterruptedException {
    answer(
        "get-document",
        "{\n    \"Content\": \"{\\n  \\\"inputs\\\": {\\\"s3BucketName\\\": \\\"%s\\\",\\n \\\"kmsKeyId\\\": \\\"{{ssm:key}}\\\"}}\",\n    \"DocumentVersion\": \"1\"\n}\n"
            .formatted(BUCKET));
    answer(
        "list-role-policies",
        "{\n    \"PolicyNames\": [\n        \"-one\",\n        \"two\"\n    ]\n}\n");
    answer(
        "get-service-setting",
        "{\n    \"ServiceSetting\": {\n        \"SettingValue\": \"service-role/Host\"\n    }\n}\n");

    List<String> calls = run();

    assertThat(calls)
        .contains(
            "--bucket=" + BUCKET,
            "--role-name=Host",
            "--policy-name=-one",
            "--policy-name=two",
            "--document-version=$LATEST")
        .noneMatch(call -> call.contains("{{ssm"));
    try (Stream<Path> files = Files.find(folder, 9, (file, _) -> file.endsWith("owned"))) {
      assertThat(files).isEmpty();
    }
    Path refused =
        out().resolve("get-bucket-policy").resolve(CliQuestion.fileName(BUCKET) + ".error");
    assertThat(refused).content().contains("NoSuchBucketPolicy");
    assertThat(out().resolve("get-role-policy").resolve("Host").resolve("-one.json")).exists();
    assertThat(Files.getPosixFilePermissions(out().resolve("get-caller-identity.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aPageLeadsToTheNext() throws IOException, InterruptedException {
    answer(
        "describe-vpc-block-public-access-exclusions",
        "{\n    \"VpcBlockPublicAccessExclusions\": [],\n    \"NextToken\": \"a/b=\"\n}\n");
    answer("describe-vpc-block-public-access-exclusions.next", "{\n    \"NextToken\": null\n}\n");

    assertThat(run()).contains("--next-token=a/b=");
    assertThat(out().resolve("describe-vpc-block-public-access-exclusions").resolve("a%2Fb=.json"))
        .exists();
  }

  private Path out() {
    return folder.resolve("an 'account'");
  }

  private void answer(String command, String text) throws IOException {
    Path file = folder.resolve("answers").resolve(command);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> run() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path aws = Files.writeString(bin.resolve("aws"), AWS);
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
    Path script = Files.writeString(folder.resolve("capture.sh"), RecordedAccount.script());
    Path calls = folder.resolve("calls");
    ProcessBuilder builder =
        new ProcessBuilder("sh", script.toString(), out().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("CALLS", calls.toString());
    builder.environment().put("ANSWERS", folder.resolve("answers").toString());
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Files.readAllLines(calls);
  }
}
