package dev.sessionready.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;

/** Requests of AWS's protocols, and answers as its services give them. */
public final class Stubs {

  private Stubs() {}

  /** What the emulator answers with HTTP 500, answered as an untouched account would. */
  static List<MappingBuilder> whatMotoLacks() {
    return List.of(
        target("AmazonSSM.DescribeInstanceInformation")
            .willReturn(json("{\"InstanceInformationList\":[]}")),
        target("AmazonSSM.DescribeInstanceProperties")
            .willReturn(json("{\"InstanceProperties\":[]}")),
        target("AmazonSSM.GetServiceSetting")
            .willReturn(json("{\"ServiceSetting\":{\"SettingValue\":\"$None\"}}")),
        target("AmazonSSM.GetConnectionStatus").willReturn(json("{\"Status\":\"notconnected\"}")),
        target("StarlingDoveService.PutEvaluations").willReturn(json("{\"FailedEvaluations\":[]}")),
        target("StarlingDoveService.GetComplianceDetailsByConfigRule")
            .willReturn(json("{\"EvaluationResults\":[]}")),
        path("/profileassociations.*").willReturn(json("{\"ProfileAssociations\":[]}")),
        target("Route53Resolver.ListFirewallRuleGroupAssociations")
            .willReturn(json("{\"FirewallRuleGroupAssociations\":[]}")),
        action("DescribeVpcBlockPublicAccessOptions")
            .willReturn(
                xml(
                    """
                    <DescribeVpcBlockPublicAccessOptionsResponse>
                      <vpcBlockPublicAccessOptions>
                        <state>default-state</state>
                        <internetGatewayBlockMode>off</internetGatewayBlockMode>
                      </vpcBlockPublicAccessOptions>
                    </DescribeVpcBlockPublicAccessOptionsResponse>
                    """)),
        action("DescribeVpcBlockPublicAccessExclusions")
            .willReturn(
                xml(
                    "<DescribeVpcBlockPublicAccessExclusionsResponse>"
                        + "<vpcBlockPublicAccessExclusionSet/>"
                        + "</DescribeVpcBlockPublicAccessExclusionsResponse>")));
  }

  /** A call of a JSON service: Systems Manager, KMS, CloudWatch Logs, AWS Config. */
  public static MappingBuilder target(String target) {
    return post(anyUrl()).withHeader("X-Amz-Target", equalTo(target)).atPriority(1);
  }

  /** A call of a query service: EC2, IAM, STS. */
  public static MappingBuilder action(String action) {
    return post(anyUrl()).withFormParam("Action", equalTo(action)).atPriority(1);
  }

  /** A call of a REST service, by its path and query: S3, Route 53, Route 53 Profiles. */
  public static MappingBuilder path(String regex) {
    return any(urlMatching(regex)).atPriority(1);
  }

  /** An answer of a JSON service. */
  public static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(body);
  }

  /** An answer of every other. */
  public static ResponseDefinitionBuilder xml(String body) {
    return aResponse().withHeader("Content-Type", "text/xml").withBody(body);
  }

  /** An error of a JSON service. */
  public static ResponseDefinitionBuilder jsonError(int status, String code) {
    return json("{\"__type\":\"%s\",\"message\":\"told by a test\"}".formatted(code))
        .withStatus(status);
  }

  /** An error of EC2. */
  public static ResponseDefinitionBuilder ec2Error(int status, String code) {
    return xml("""
    <Response>
      <Errors><Error><Code>%s</Code><Message>told by a test</Message></Error></Errors>
      <RequestID>1</RequestID>
    </Response>
    """
            .formatted(code))
        .withStatus(status);
  }

  /** An error of IAM, STS or Route 53. */
  public static ResponseDefinitionBuilder queryError(int status, String code) {
    return xml("""
    <ErrorResponse>
      <Error><Type>Sender</Type><Code>%s</Code><Message>told by a test</Message></Error>
      <RequestId>1</RequestId>
    </ErrorResponse>
    """
            .formatted(code))
        .withStatus(status);
  }

  /** An error of S3. */
  public static ResponseDefinitionBuilder s3Error(int status, String code) {
    return xml("<Error><Code>%s</Code><Message>told by a test</Message></Error>".formatted(code))
        .withStatus(status);
  }
}
