package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the rule's scope to what the function knows how to answer. */
final class WatchedTest {

  private static final String INSTANCE = "AWS::EC2::Instance";

  @TempDir Path directory;

  @Test
  void theRuleHearsOfInstancesAndOfEveryRegionalTypeThatTheyDependOn() throws Exception {
    List<String> expected = dependencies(false);
    expected.add(INSTANCE);

    assertThat(scope(Map.of())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void ofRolesAndPoliciesItHearsOnlyWhereThatIsAskedFor() throws Exception {
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

  private static List<String> dependencies(boolean identity)
      throws IOException, ReflectiveOperationException {
    try (FunctionCode function = new FunctionCode()) {
      Class<?> type = function.named("dev.sessionready.rule.Dependency$Type");
      Method name = type.getMethod("resourceType");
      Method isIdentity = type.getMethod("isIdentity");
      List<String> names = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        if ((boolean) isIdentity.invoke(constant) == identity) {
          names.add((String) name.invoke(constant));
        }
      }
      return names;
    }
  }
}
