package dev.sessionready.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/** The stack as it would be deployed, but for a function that is an almost empty zip. */
final class Synthesis {

  private static final Map<Map<String, ?>, Template> TEMPLATES = new ConcurrentHashMap<>();

  private Synthesis() {}

  /** An app with the feature flags of {@code cdk.json}, which change what constructs render. */
  static App app() {
    return App.Builder.create().context(contextOfCdkJson()).build();
  }

  static RuleStack stack(App app, Map<String, ?> context, Path directory) {
    return new RuleStack(
        app,
        Deployment.anywhere(Settings.from(context)),
        new CodeSource.Uploaded(zipIn(directory)));
  }

  /** The template in a context, synthesised once: that takes long, and nobody changes it. */
  static Template template(Map<String, ?> context, Path directory) {
    return TEMPLATES.computeIfAbsent(
        Map.copyOf(context), _ -> Template.fromStack(stack(app(), context, directory)));
  }

  static JsonNode json(Template template) {
    return new ObjectMapper().valueToTree(template.toJSON());
  }

  static Map<String, Object> contextOfCdkJson() {
    try {
      ObjectMapper json = new ObjectMapper();
      JsonNode context = json.readTree(Path.of("..", "cdk.json").toFile()).required("context");
      return json.convertValue(
          context, json.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The zip, the same bytes each time. */
  static Path zipIn(Path directory) {
    Path zip = directory.resolve("function.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      ZipEntry entry = new ZipEntry("empty");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      out.putNextEntry(entry);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zip;
  }
}
