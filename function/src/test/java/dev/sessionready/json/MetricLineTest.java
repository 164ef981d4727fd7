package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MetricLineTest {

  private static final Instant AT = Instant.parse("2026-11-20T03:00:00.373Z");

  @Test
  void aLineIsADocumentOfTheEmbeddedMetricFormatAndALogLineAtOnce() {
    SequencedMap<String, String> dimensions = new LinkedHashMap<>();
    dimensions.put("RuleName", "a \"rule\"");
    dimensions.put("Check", "route");

    String line =
        new MetricLine("SessionReady", AT, dimensions)
            .count("NonCompliant", 12)
            .milliseconds("Duration", 3_000_000_000L)
            .toString();

    assertThat(line).doesNotContain("\n");
    assertThat(new JsonMapper().readTree(line))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"level": "INFO", "message": "metrics",
                     "_aws": {"Timestamp": 1795143600373, "CloudWatchMetrics": [
                       {"Namespace": "SessionReady", "Dimensions": [["RuleName", "Check"]],
                        "Metrics": [{"Name": "NonCompliant", "Unit": "Count"},
                                    {"Name": "Duration", "Unit": "Milliseconds"}]}]},
                     "RuleName": "a \\"rule\\"", "Check": "route",
                     "NonCompliant": 12, "Duration": 3000000000}
                    """));
    EmbeddedMetrics.assertValid(new JsonMapper().readTree(line));
  }

  @Test
  void noLineHoldsMoreThanCloudWatchReads() {
    MetricLine hundred = new MetricLine("SessionReady", AT, many(30));
    for (int i = 0; i < 100; i++) {
      hundred.count("Metric" + i, i);
    }

    EmbeddedMetrics.assertValid(new JsonMapper().readTree(hundred.toString()));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> hundred.count("OneMore", 1))
        .withMessage("no more metrics than 100");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new MetricLine("SessionReady", AT, many(31)))
        .withMessage("no more dimensions than 30");
  }

  @Test
  void aMetricDoesNotOverwriteADimensionOrAnotherMetric() {
    MetricLine line = new MetricLine("SessionReady", AT, many(1)).count("Calls", 1);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> line.count("Calls", 2))
        .withMessage("Calls is in the line already");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> line.count("Dimension0", 2));
  }

  private static SequencedMap<String, String> many(int count) {
    SequencedMap<String, String> dimensions = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      dimensions.put("Dimension" + i, "x");
    }
    return dimensions;
  }
}
