package dev.sessionready.change.template;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource that a template adds.
 *
 * @param number which one it is of the template, from 1
 * @param made what stands for its id in the properties of others; empty where nothing does
 * @param properties by the names that CloudFormation has for them
 */
record Resource(int number, ResourceType type, String made, ObjectNode properties) {

  /** Its name in CloudFormation and the CDK, such as {@code SecurityGroup2}. */
  String logicalId() {
    StringBuilder id = new StringBuilder();
    for (String word : type.name().split("_", -1)) {
      id.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return id.append(number).toString();
  }

  /** Its name in Terraform, such as {@code security_group_2}. */
  String terraformName() {
    return type.name().toLowerCase(Locale.ROOT) + "_" + number;
  }

  /** Its name as a variable in Java, such as {@code securityGroup2}. */
  String variable() {
    String id = logicalId();
    return Character.toLowerCase(id.charAt(0)) + id.substring(1);
  }
}
