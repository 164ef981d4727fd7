package dev.sessionready.change.template;

import dev.sessionready.change.CommandScript;
import java.util.List;

/**
 * The same changes in the languages in which people keep their infrastructure. A template adds
 * resources; what a script changes of resources that are there is listed in it, to be typed or
 * changed where they are kept.
 */
public final class Templates {

  private Templates() {}

  /**
   * A template of CloudFormation, as JSON.
   *
   * @param remarks what it is for, a line each
   */
  public static String cloudFormation(CommandScript script, List<String> remarks) {
    return new CloudFormationTemplate(AddedResources.of(script)).text(remarks);
  }

  /**
   * A configuration of Terraform.
   *
   * @param remarks what it is for, a line each
   */
  public static String terraform(CommandScript script, List<String> remarks) {
    return new TerraformConfiguration(AddedResources.of(script)).text(remarks);
  }

  /**
   * A stack of the CDK, as a Java class.
   *
   * @param remarks what it is for, a line each
   */
  public static String cdk(CommandScript script, List<String> remarks) {
    return new CdkStack(AddedResources.of(script)).text(remarks);
  }
}
