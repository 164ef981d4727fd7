package dev.sessionready.checks.agent;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Suspect;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What AWS shows about an agent that does not register: as long as some of it is in doubt, that is
 * looked at before the machine is.
 */
final class Evidence {

  private static final int NAMED = 3;

  // Where the AWS CLI shows a resource, by how its id begins.
  private static final Map<String, String> LOOKS =
      Map.ofEntries(
          Map.entry("dopt-", "aws ec2 describe-dhcp-options --dhcp-options-ids %s"),
          Map.entry("sg-", "aws ec2 describe-security-groups --group-ids %s"),
          Map.entry("acl-", "aws ec2 describe-network-acls --network-acl-ids %s"),
          Map.entry("rtb-", "aws ec2 describe-route-tables --route-table-ids %s"),
          Map.entry("vpce-", "aws ec2 describe-vpc-endpoints --vpc-endpoint-ids %s"),
          Map.entry(
              "tgw-",
              "aws ec2 describe-transit-gateway-attachments --filters"
                  + " Name=transit-gateway-id,Values=%s"),
          Map.entry("nat-", "aws ec2 describe-nat-gateways --nat-gateway-ids %s"),
          Map.entry("subnet-", "aws ec2 describe-subnets --subnet-ids %s"),
          Map.entry("vpc-", "aws ec2 describe-vpcs --vpc-ids %s"),
          Map.entry("eni-", "aws ec2 describe-network-interfaces --network-interface-ids %s"),
          Map.entry("Z", "aws route53 list-resource-record-sets --hosted-zone-id %s"));

  private Evidence() {}

  /**
   * The failure with the suspects named in it, and with looks at them before its own steps.
   *
   * @param own its steps, where something is in doubt
   */
  static Verdict.Fail name(Verdict.Fail fail, List<Suspect> suspects, List<FixStep> own) {
    List<FixStep> steps = new ArrayList<>();
    for (Suspect suspect : suspects) {
      steps.add(FixStep.look(Text.message("fix.verify-first", suspect.text())));
      suspect.resources().stream()
          .limit(NAMED)
          .flatMap(Evidence::look)
          .map(FixStep::look)
          .forEach(steps::add);
    }
    steps.addAll(own);
    List<Text> named = suspects.stream().limit(NAMED).map(Suspect::text).toList();
    return fail.withWhat(Text.message("suspect.not-verified", fail.cause(), Text.list(named)))
        .withSteps(steps);
  }

  private static Stream<String> look(String id) {
    return LOOKS.entrySet().stream()
        .filter(look -> id.startsWith(look.getKey()))
        .map(look -> look.getValue().formatted(Command.quote(id)));
  }
}
