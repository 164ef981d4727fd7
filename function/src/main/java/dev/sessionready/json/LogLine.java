package dev.sessionready.json;

import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A line of a structured log. */
public final class LogLine {

  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().characterEscapes(new SafeCharacters()).build())
          .build();

  private final ObjectNode line = JSON.createObjectNode();

  private LogLine(String level, String message) {
    line.put("level", level).put("message", message);
    RequestId.addTo(line);
  }

  public static LogLine info(String message) {
    return new LogLine("INFO", message);
  }

  public static LogLine error(String message) {
    return new LogLine("ERROR", message);
  }

  /** Adds a field to this line. */
  public LogLine with(String name, String value) {
    line.put(name, value);
    return this;
  }

  /** Adds a field to this line. */
  public LogLine with(String name, int value) {
    line.put(name, value);
    return this;
  }

  /** Adds an exception and where it came from to this line. */
  public LogLine with(String name, Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return with(name, trace.toString());
  }

  /** The line as JSON, without a line break. */
  @Override
  public String toString() {
    return JSON.writeValueAsString(line);
  }
}
