package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Policy;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDocumentsTest {

  private final Documents documents = new JsonDocuments();

  @Test
  void aPolicyIsReadAsAPolicy() {
    assertThat(documents.policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}"))
        .isEqualTo(Parsed.read(new Policy(Policy.VERSION_2012, List.of())));
  }

  @Test
  void aSessionDocumentIsReadAsPreferences() {
    assertThat(
            documents.sessionPreferences(
                "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\"}"))
        .isEqualTo(Parsed.read(SessionPreferences.DEFAULTS));
  }

  @Test
  void neitherIsTakenForTheOther() {
    assertThat(documents.policy("{\"schemaVersion\":\"1.0\",\"sessionType\":\"Port\"}"))
        .isInstanceOf(Parsed.Malformed.class);
    assertThat(documents.sessionPreferences("{\"Version\":\"2012-10-17\",\"Statement\":[]}"))
        .isInstanceOf(Parsed.Malformed.class);
  }
}
