package dev.sessionready.json;

import java.time.Instant;
import java.util.SequencedMap;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a structured log out of which CloudWatch makes metrics.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
public final class MetricLine {

  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().characterEscapes(new SafeCharacters()).build())
          .build();
  private static final int MOST_METRICS = 100;
  private static final int MOST_DIMENSIONS = 30;

  private final ObjectNode line =
      JSON.createObjectNode().put("level", "INFO").put("message", "metrics");
  private final ArrayNode metrics;

  /**
   * A line that does not measure anything yet.
   *
   * @param at when that was so, to the millisecond
   * @param dimensions the one set of dimensions by which all metrics of this line are kept; a value
   *     must not be empty
   * @throws IllegalArgumentException where there are more dimensions than CloudWatch allows
   */
  public MetricLine(String namespace, Instant at, SequencedMap<String, String> dimensions) {
    if (dimensions.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException("no more dimensions than " + MOST_DIMENSIONS);
    }
    RequestId.addTo(line);
    ObjectNode meta = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
    ObjectNode directive = meta.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", namespace);
    ArrayNode set = directive.putArray("Dimensions").addArray();
    dimensions.forEach((name, value) -> {
      set.add(name);
      line.put(name, value);
    });
    metrics = directive.putArray("Metrics");
  }

  /** Adds how many there are of something. */
  public MetricLine count(String name, long value) {
    return with(name, "Count", value);
  }

  /** Adds how many milliseconds something took. */
  public MetricLine milliseconds(String name, long value) {
    return with(name, "Milliseconds", value);
  }

  private MetricLine with(String name, String unit, long value) {
    if (line.has(name)) {
      throw new IllegalArgumentException(name + " is in the line already");
    }
    if (metrics.size() == MOST_METRICS) {
      throw new IllegalArgumentException("no more metrics than " + MOST_METRICS);
    }
    metrics.addObject().put("Name", name).put("Unit", unit);
    line.put(name, value);
    return this;
  }

  /** The line as JSON, without a line break. */
  @Override
  public String toString() {
    return JSON.writeValueAsString(line);
  }
}
