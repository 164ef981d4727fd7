package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionready.preflight.Preflight;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what {@code session-ready preflight} asks for to what the template needs. */
@Tag("template")
final class PreflightTest {

  @TempDir Path directory;

  @Test
  void theBootstrapStackIsAskedForTheVersionThatTheTemplateDemands() {
    Matcher demanded =
        Pattern.compile("bootstrap stack version (\\d+) required")
            .matcher(template().required("Rules").toString());

    assertThat(demanded.find()).isTrue();
    assertThat(Preflight.BOOTSTRAP_VERSION).isEqualTo(Integer.parseInt(demanded.group(1)));
  }

  private JsonNode template() {
    return Synthesis.json(Synthesis.template(Map.of(), directory));
  }
}
