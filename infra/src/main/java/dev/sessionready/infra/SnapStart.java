package dev.sessionready.infra;

import static java.util.Objects.requireNonNull;

import dev.sessionready.preflight.DeploymentRegion;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * Lambda SnapStart where the Region offers it; elsewhere a function that asks for it cannot be
 * made.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">Lambda SnapStart</a>
 */
final class SnapStart {

  private static final Map<String, String> ON = Map.of("ApplyOn", "PublishedVersions");

  private SnapStart() {}

  /**
   * Has the function start from a snapshot of its published versions. Where the Region is decided
   * only when the template is deployed, so is this.
   */
  static void whereOffered(Construct scope, Function function) {
    CfnFunction resource = (CfnFunction) requireNonNull(function.getNode().getDefaultChild());
    String region = Stack.of(scope).getRegion();
    if (Token.isUnresolved(region)) {
      String offered = offered(Stack.of(scope)).getLogicalId();
      resource.setSnapStart(Fn.conditionIf(offered, ON, Aws.NO_VALUE));
    } else if (DeploymentRegion.of(region).filter(DeploymentRegion::offersSnapStart).isPresent()) {
      resource.addPropertyOverride("SnapStart", ON);
    }
  }

  /** That a template, wherever it is deployed, is in a Region that offers it. */
  static CfnCondition offered(Stack stack) {
    String id = "OffersSnapStart";
    if (stack.getNode().tryFindChild(id) instanceof CfnCondition made) {
      return made;
    }
    ICfnConditionExpression partition =
        Fn.conditionEquals(Aws.PARTITION, DeploymentRegion.SNAP_START_PARTITION.id());
    Stream<ICfnConditionExpression> others =
        DeploymentRegion.WITHOUT_SNAP_START.stream()
            .map(region -> Fn.conditionNot(Fn.conditionEquals(Aws.REGION, region)));
    return CfnCondition.Builder.create(stack, id)
        .expression(
            Fn.conditionAnd(
                Stream.concat(Stream.of(partition), others)
                    .toArray(ICfnConditionExpression[]::new)))
        .build();
  }
}
