package dev.sessionready.change.template;

import dev.sessionready.change.CannotRun;
import dev.sessionready.change.RequestedChange;
import dev.sessionready.change.template.PlannedResource.Form;
import dev.sessionready.json.TreeText;
import dev.sessionready.rule.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a change set of CloudFormation or a plan of Terraform would change, as commands of the AWS
 * CLI.
 *
 * @param changes those that bear on sessions, in their order
 * @param passedOver what is changed besides and is not understood, by its address and type
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html">
 *     DescribeChangeSet</a>
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">Terraform's JSON
 *     output format</a>
 */
public record PlannedChanges(List<RequestedChange> changes, List<String> passedOver) {

  private static final Set<String> NOTHING = Set.of("no-op", "read");

  public PlannedChanges {
    changes = List.copyOf(changes);
    passedOver = List.copyOf(passedOver);
  }

  /**
   * Those of a file's content.
   *
   * @param file its name, for what is said of it
   * @throws BadInput where it is neither, or a change of it cannot be put in commands
   */
  public static PlannedChanges of(String content, String file) {
    JsonNode root = TreeText.parse(content, file);
    if (root.path("resource_changes").isArray()) {
      return terraform(root);
    }
    if (root.path("Changes").isArray()) {
      return changeSet(root);
    }
    throw new BadInput(
        "%s: it is neither a change set (aws cloudformation describe-change-set".formatted(file)
            + " --include-property-values) nor a plan (terraform show -json).");
  }

  private static PlannedChanges terraform(JsonNode plan) {
    PlannedReferences references = new PlannedReferences(plan);
    Collected collected = new Collected();
    for (JsonNode one : plan.path("resource_changes")) {
      JsonNode change = one.path("change");
      List<String> actions =
          change.path("actions").valueStream().map(action -> action.asString("")).toList();
      if (!NOTHING.containsAll(actions)) {
        String address = one.path("address").asString("");
        collected.add(
            type(each -> each.terraform().equals(one.path("type").asString(""))),
            type ->
                new PlannedResource(
                    address,
                    change.path("before").path("id").asString(""),
                    type,
                    Form.TERRAFORM,
                    change.path("before"),
                    references.known(address, change)),
            address);
      }
    }
    return collected.changes();
  }

  private static PlannedChanges changeSet(JsonNode set) {
    Collected collected = new Collected();
    for (JsonNode one : set.path("Changes")) {
      JsonNode change = one.path("ResourceChange");
      String name = change.path("ResourceType").asString("");
      String address = change.path("LogicalResourceId").asString("");
      collected.add(
          type(each -> !name.isEmpty() && each.cloudFormation().equals(name)),
          type -> ofChangeSet(address, type, change),
          "%s (%s)".formatted(address, name));
    }
    return collected.changes();
  }

  private static Optional<ResourceType> type(Predicate<ResourceType> isIt) {
    return Arrays.stream(ResourceType.values()).filter(isIt).findFirst();
  }

  private static PlannedResource ofChangeSet(String address, ResourceType type, JsonNode change) {
    PlannedResource resource =
        new PlannedResource(
            address,
            change.path("PhysicalResourceId").asString(""),
            type,
            Form.CLOUDFORMATION,
            context(change, "BeforeContext"),
            context(change, "AfterContext"));
    if (resource.isCreated() && resource.isDeleted()) {
      throw new CannotRun(
          "the change set has no properties of it; describe it with --include-property-values");
    }
    return resource;
  }

  // The context is JSON in a string.
  private static JsonNode context(JsonNode change, String field) {
    String text = change.path(field).asString("");
    return text.isEmpty() ? change.path("none") : TreeText.parse(text, field).path("Properties");
  }

  /** What was understood so far. */
  private static final class Collected {

    private final List<RequestedChange> changes = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    void add(
        Optional<ResourceType> type,
        Function<ResourceType, PlannedResource> resource,
        String address) {
      try {
        type.flatMap(known -> new PlannedCommands(resource.apply(known)).lines())
            .ifPresentOrElse(
                lines -> changes.add(new RequestedChange(address, lines)),
                () -> passedOver.add(address));
      } catch (CannotRun why) {
        throw new BadInput("%s: %s.".formatted(address, why.getMessage()), why);
      }
    }

    PlannedChanges changes() {
      return new PlannedChanges(changes, passedOver);
    }
  }
}
