package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the runbook to the alarms of the template. */
@Tag("template")
final class RunbookTest {

  private static final Path PAGE = Path.of("..", "docs", "runbook.md");

  @TempDir Path directory;

  @Test
  void everyAlarmHasItsSectionAndEverySectionItsAlarm() throws IOException {
    assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(alarms().keySet());
  }

  @Test
  void everySectionSaysWhatItMeansAndHowToInspectReplayAndPurge() throws IOException {
    assertThat(sections().values())
        .allSatisfy(section ->
            assertThat(section)
                .contains("**What it means.**", "**Inspect.**", "**Replay.**", "**Purge.**"));
  }

  @Test
  void everyAlarmLeadsToTheRunbook() {
    assertThat(alarms().values()).isNotEmpty().allMatch(text -> text.endsWith(Alarms.RUNBOOK));
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new TreeMap<>();
    Stream.of(Files.readString(PAGE).split("\n## ", -1))
        .skip(1)
        .forEach(section -> sections.put(section.lines().findFirst().orElseThrow(), section));
    return sections;
  }

  /** The description of each alarm by its own name, without that of what it is part of. */
  private Map<String, String> alarms() {
    JsonNode resources =
        Synthesis.json(Synthesis.template(Map.of(), directory)).required("Resources");
    Map<String, String> alarms = new TreeMap<>();
    resources
        .propertyStream()
        .filter(resource ->
            resource.getValue().required("Type").asText().equals("AWS::CloudWatch::Alarm"))
        .forEach(alarm ->
            alarms.put(
                own(alarm.getKey()), alarm.getValue().at("/Properties/AlarmDescription").asText()));
    return alarms;
  }

  private static String own(String logicalId) {
    String name = logicalId.substring(0, logicalId.length() - 8);
    return List.of("Alerts", "Health").stream()
        .filter(name::startsWith)
        .findFirst()
        .map(part -> name.substring(part.length()))
        .orElseThrow();
  }
}
