package dev.sessionready.infra;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionready.rule.WatchedResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the rule's scope to what the function knows how to answer. */
@Tag("template")
final class WatchedTypesTest {

  private static final String INSTANCE = "AWS::EC2::Instance";

  @TempDir Path directory;

  @Test
  void theRuleHearsOfInstancesAndOfEveryRegionalTypeThatTheyDependOn() {
    List<String> expected = dependencies(false);
    expected.add(INSTANCE);

    assertThat(scope(Map.of())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void ofRolesAndPoliciesItHearsOnlyWhereThatIsAskedFor() {
    List<String> expected = dependencies(false);
    expected.addAll(dependencies(true));
    expected.add(INSTANCE);

    assertThat(dependencies(true)).isNotEmpty();
    assertThat(scope(Map.of("watchIam", "true"))).containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<String> scope(Map<String, ?> context) {
    return Synthesis.json(Synthesis.template(context, directory))
        .required("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals("AWS::Config::ConfigRule"))
        .flatMap(rule -> rule.at("/Properties/Scope/ComplianceResourceTypes").valueStream())
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> dependencies(boolean identity) {
    return Stream.of(WatchedResource.Type.values())
        .filter(type -> type.isIdentity() == identity)
        .map(WatchedResource.Type::resourceType)
        .collect(toCollection(ArrayList::new));
  }
}
