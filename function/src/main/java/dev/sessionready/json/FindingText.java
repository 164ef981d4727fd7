package dev.sessionready.json;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.OwnWords;
import dev.sessionready.check.Text;
import java.util.IdentityHashMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Findings as indented JSON, each put into words once for all instances that share it. */
final class FindingText {

  /** Elements of an array in an object. */
  private static final String INDENT = "\n    ";

  private final Function<Text, String> language;
  private final IdentityHashMap<Finding, String> shared = new IdentityHashMap<>();

  FindingText(Function<Text, String> language) {
    this.language = language;
  }

  /** Writes what the checks say of one instance. */
  void write(Assessment assessment, JsonGenerator out) {
    OwnWords words = assessment.ownWords();
    for (Finding finding : assessment.shared().all()) {
      String text =
          assessment.shared().isShared()
              ? shared.computeIfAbsent(finding, one -> text(assessment, one))
              : text(assessment, finding);
      out.writeRawValue(words.in(text));
    }
  }

  private String text(Assessment assessment, Finding finding) {
    String text =
        JsonText.print(FindingRow.of(assessment.shared().instanceId(), finding, language));
    return text.strip().replace("\n", INDENT);
  }
}
