package dev.sessionready;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code THIRD-PARTY.md} lists what the package holds of others, and under which licences. */
@Tag("package")
class ThirdPartyIT {

  private static final Path LIST = Path.of("..", "THIRD-PARTY.md");
  private static final Path PACKAGE = Path.of("target", "session-ready.zip");
  private static final Path PARTS = Path.of("target", "session-ready-sbom.json");
  private static final String OURS = "lib/session-ready-function-";
  private static final String REWRITE =
      "rewrite it with `./mvnw verify -pl function -Pslow-only -Dit.test=ThirdPartyIT"
          + " -Dgolden.update=true`";

  @Test
  void theListIsThatOfThePackage() throws IOException {
    String list = list();

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(LIST, list);
    }

    assertThat(LIST).as(REWRITE).exists().content().isEqualTo(list);
  }

  @Test
  void everyPartHasALicence() throws IOException {
    assertThat(shipped().values()).allSatisfy(part -> assertThat(licences(part)).isNotBlank());
  }

  private static String list() throws IOException {
    StringBuilder list =
        new StringBuilder(
            """
            # What the package holds of others

            Every jar in `session-ready.zip` but our own, as `ThirdPartyIT` finds them. Their notices \
            are in the jars.

            | part | version | licence |
            |---|---|---|
            """);
    for (JsonNode part : shipped().values()) {
      list.append(
          "| %s:%s | %s | %s |\n"
              .formatted(
                  part.required("group").asString(),
                  part.required("name").asString(),
                  part.required("version").asString(),
                  licences(part)));
    }
    return list.toString();
  }

  /** The parts whose jars are in the package, by the names of these. */
  private static Map<String, JsonNode> shipped() throws IOException {
    Map<String, JsonNode> parts = new TreeMap<>();
    for (JsonNode part :
        new JsonMapper().readTree(Files.readString(PARTS)).required("components").values()) {
      parts.put(
          "lib/%s-%s.jar"
              .formatted(part.required("name").asString(), part.required("version").asString()),
          part);
    }
    Set<String> jars = jars();
    assertThat(parts.keySet()).as("parts that are known").containsAll(jars);
    parts.keySet().retainAll(jars);
    return parts;
  }

  private static Set<String> jars() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      return zip.stream()
          .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith(OURS))
          .map(entry -> entry.getName())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String licences(JsonNode part) {
    return part.path("licenses").values().stream()
        .map(ThirdPartyIT::licence)
        .collect(Collectors.joining(", "));
  }

  private static String licence(JsonNode one) {
    JsonNode licence = one.path("license");
    return licence.has("id")
        ? licence.path("id").asString()
        : licence.path("name").asString(one.path("expression").asString(""));
  }
}
