package dev.sessionready.infra;

import static java.util.stream.Collectors.joining;

import dev.sessionready.preflight.DeploymentRegion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stacks that a CDK context asks for: one for each of its {@code environments}, or else a
 * single one for wherever it is deployed.
 *
 * @param stackSet whether the template is for CloudFormation StackSets, which deploy it themselves
 */
record Deployments(List<Deployment> stacks, boolean stackSet) {

  private static final String ENVIRONMENTS = "environments";

  private static final Setting<String> ACCOUNT =
      Setting.matching("account", "[0-9]{12}", "the twelve digits of an account, in quotes");
  private static final Setting<String> REGION =
      new Setting<>(
          "region",
          "a region such as eu-west-1",
          text -> DeploymentRegion.of(text).map(DeploymentRegion::code));
  private static final Setting<String> STACK_SET = Setting.oneOf("stackSet", "true", "false");

  Deployments {
    stacks = List.copyOf(stacks);
  }

  /**
   * What a CDK context asks for. The settings beside {@code environments} hold for each of them
   * that does not set its own.
   *
   * @throws InvalidSetting where a key is unknown or a value not valid, saying in which environment
   */
  static Deployments from(Map<?, ?> context) {
    boolean stackSet = STACK_SET.in(context).map(Boolean::parseBoolean).orElse(false);
    Map<Object, Object> shared = without(context, STACK_SET.key(), ENVIRONMENTS);
    Settings settings = Settings.from(shared, List.of(STACK_SET.key(), ENVIRONMENTS));
    Object environments = context.get(ENVIRONMENTS);
    if (environments == null) {
      return new Deployments(List.of(Deployment.anywhere(settings)), stackSet);
    }
    if (stackSet) {
      throw new InvalidSetting(
          "The context sets both stackSet and environments; a stack set has its accounts and"
              + " regions from CloudFormation, so leave one of them out.");
    }
    return new Deployments(each(environments, shared), false);
  }

  /**
   * The same, where the stack without an environment of its own goes to that region.
   *
   * @param region as the CDK's command line found it; null where it found none
   * @throws InvalidSetting where AWS has no such region
   */
  Deployments in(@Nullable String region) {
    boolean anywhere = stacks.stream().anyMatch(stack -> stack.environment() == null);
    if (region != null && anywhere && !stackSet && DeploymentRegion.of(region).isEmpty()) {
      throw new InvalidSetting(
          "The environment names the region \"%s\"; it must be %s."
              .formatted(region, REGION.valid()));
    }
    return this;
  }

  private static List<Deployment> each(Object environments, Map<Object, Object> shared) {
    if (!(environments instanceof List<?> list) || list.isEmpty()) {
      throw new InvalidSetting(
          "The context sets environments to %s; it must be a list in cdk.json of objects that each"
                  .formatted(shown(environments))
              + " have an account and a region.");
    }
    List<Deployment> stacks = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int place = 0; place < list.size(); place++) {
      Deployment stack = at("environments[%d]".formatted(place), list.get(place), shared);
      if (!names.add(stack.stackName())) {
        throw new InvalidSetting(
            "environments[%d]: its account and region have occurred before; each pair may be there"
                    .formatted(place)
                + " once.");
      }
      stacks.add(stack);
    }
    return stacks;
  }

  private static Deployment at(String where, Object environment, Map<Object, Object> shared) {
    if (!(environment instanceof Map<?, ?> own)) {
      throw new InvalidSetting(
          "%s is %s; it must be an object with an account and a region."
              .formatted(where, shown(environment)));
    }
    try {
      Map<Object, Object> merged = new LinkedHashMap<>(shared);
      merged.putAll(without(own, ACCOUNT.key(), REGION.key()));
      return Deployment.to(
          required(ACCOUNT, own),
          required(REGION, own),
          Settings.from(merged, List.of(ACCOUNT.key(), REGION.key())));
    } catch (InvalidSetting invalid) {
      throw new InvalidSetting("%s: %s".formatted(where, invalid.getMessage()));
    }
  }

  private static String required(Setting<String> setting, Map<?, ?> environment) {
    return setting
        .in(environment)
        .orElseThrow(() ->
            new InvalidSetting(
                "There is no %s; it must be %s.".formatted(setting.key(), setting.valid())));
  }

  private static Map<Object, Object> without(Map<?, ?> context, String... keys) {
    Map<Object, Object> rest = new LinkedHashMap<>(context);
    rest.keySet().removeAll(Set.of(keys));
    return rest;
  }

  private static String shown(Object value) {
    return switch (value) {
      case Collection<?> list when list.isEmpty() -> "an empty list";
      case Collection<?> list ->
          list.stream().map(String::valueOf).collect(joining(", ", "[", "]"));
      default -> "\"%s\"".formatted(value);
    };
  }
}
