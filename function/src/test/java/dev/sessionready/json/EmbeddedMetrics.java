package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The rules of CloudWatch's embedded metric format.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
public final class EmbeddedMetrics {

  private static final List<String> UNITS = List.of("Count", "Milliseconds");

  private EmbeddedMetrics() {}

  /** Fails where CloudWatch would not make metrics of the line, or not all of them. */
  public static void assertValid(JsonNode line) {
    JsonNode meta = line.required("_aws");
    assertThat(members(meta)).containsExactlyInAnyOrder("Timestamp", "CloudWatchMetrics");
    assertThat(meta.required("Timestamp").isIntegralNumber()).isTrue();
    // In milliseconds: in seconds it would be a moment of 1970.
    assertThat(meta.required("Timestamp").longValue()).isGreaterThan(1_000_000_000_000L);
    assertThat(meta.required("CloudWatchMetrics").size()).isPositive();
    meta.required("CloudWatchMetrics").values().forEach(directive -> assertValid(directive, line));
  }

  private static void assertValid(JsonNode directive, JsonNode line) {
    assertThat(members(directive)).containsExactlyInAnyOrder("Namespace", "Dimensions", "Metrics");
    assertThat(directive.required("Namespace").asString().length()).isBetween(1, 1024);
    assertThat(directive.required("Dimensions").size()).isPositive();
    for (JsonNode set : directive.required("Dimensions").values()) {
      assertThat(set.size()).isLessThanOrEqualTo(30);
      for (JsonNode name : set.values()) {
        JsonNode value = line.required(name.stringValue());
        assertThat(value.isString()).isTrue();
        assertThat(value.stringValue().length()).isBetween(1, 1024);
      }
    }
    assertThat(directive.required("Metrics").size()).isBetween(1, 100);
    for (JsonNode metric : directive.required("Metrics").values()) {
      assertThat(members(metric)).containsExactlyInAnyOrder("Name", "Unit");
      assertThat(UNITS).contains(metric.required("Unit").stringValue());
      assertThat(line.required(metric.required("Name").stringValue()).isNumber()).isTrue();
    }
  }

  private static Set<String> members(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }
}
