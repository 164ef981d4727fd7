package dev.sessionready.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of one command. */
record CommandLineRun(int exitCode, String out, String err) {

  static CommandLineRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  /** What was printed, as JSON. */
  JsonNode json() {
    return new JsonMapper().readTree(out);
  }

  /** The evaluations of a report in JSON. */
  List<JsonNode> evaluations() {
    return json().path("evaluations").valueStream().toList();
  }

  /** The findings of a report in JSON. */
  List<JsonNode> findings() {
    return json().path("findings").valueStream().toList();
  }
}
