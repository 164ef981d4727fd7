package dev.sessionready.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionready.wire.Fault.Codes;
import dev.sessionready.wire.Fault.Wire;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;

/**
 * What AWS answers of an instance that is gone. EC2 and Systems Manager leave it out of listings
 * and refuse its id; a filter that names it finds nothing; its control channel is said to be
 * closed; AWS Config remembers it, and takes its evaluation.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">
 *     InvalidInstanceID.NotFound</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstanceInformation.html">
 *     InvalidInstanceId</a>
 */
record VanishedInstance(String id) {

  private static final Codes NONE =
      new Codes("InvalidInstanceID.NotFound", "NoSuchEntity", "NoSuchKey", "InvalidInstanceId");

  /** What comes over the wire where the instance was there when the answer was recorded. */
  Wire onTheWire(String operation, String request, byte[] whole) {
    if (!request.contains(id)) {
      return Fault.wire(0, whole);
    }
    return switch (operation) {
      case "Ssm:GetConnectionStatus" ->
          Fault.wire(
              0, "{\"Target\":\"%s\",\"Status\":\"notconnected\"}".formatted(id).getBytes(UTF_8));
      case "Ssm:DescribeInstanceInformation", "Ssm:DescribeInstanceProperties" ->
          Fault.error(operation, NONE, 400);
      case String other when other.startsWith("Ec2:") && request.contains("InstanceId.") ->
          Fault.error(operation, NONE, 400);
      case String _ -> new Wire(0, SdkBytes.fromByteArray(whole));
    };
  }

  /** The same answer without it. */
  SdkResponse leftOut(SdkResponse answer) {
    return Pages.without(answer, id);
  }
}
