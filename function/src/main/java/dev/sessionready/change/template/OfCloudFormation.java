package dev.sessionready.change.template;

import dev.sessionready.check.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What CloudFormation can add: the policies of a role are attached where the role is made, and of a
 * role that is there they are left to be typed.
 *
 * @param added the resources
 * @param byHand the commands that no resource takes the place of
 */
record OfCloudFormation(List<Resource> added, List<String> byHand) {

  static OfCloudFormation of(AddedResources resources) {
    List<Resource> added = new ArrayList<>();
    List<String> byHand = new ArrayList<>(resources.byHand());
    for (Resource resource : resources.added()) {
      if (resource.type() == ResourceType.ROLE_POLICY_ATTACHMENT) {
        attach(resource.properties(), added, byHand);
      } else {
        added.add(
            new Resource(
                resource.number(),
                resource.type(),
                resource.made(),
                resource.properties().deepCopy()));
      }
    }
    return new OfCloudFormation(List.copyOf(added), List.copyOf(byHand));
  }

  private static void attach(ObjectNode attachment, List<Resource> added, List<String> byHand) {
    String role = attachment.path("RoleName").asString("");
    String policy = attachment.path("PolicyArn").asString("");
    Optional<Resource> made =
        added.stream()
            .filter(one -> one.type() == ResourceType.ROLE && one.made().equals(role))
            .findFirst();
    made.ifPresentOrElse(
        one -> one.properties().withArrayProperty("ManagedPolicyArns").add(policy),
        () ->
            byHand.add(
                Command.aws("iam", "attach-role-policy", "--role-name", role)
                    .with("--policy-arn", policy)
                    .toString()));
  }
}
