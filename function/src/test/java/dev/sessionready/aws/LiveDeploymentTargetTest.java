package dev.sessionready.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.OperatorPermission;
import dev.sessionready.aws.client.UnexpectedValue;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.preflight.DeploymentTarget;
import dev.sessionready.preflight.PlacedRules;
import dev.sessionready.preflight.PlacedRules.PlacedRule;
import dev.sessionready.preflight.RecordedTypes;
import dev.sessionready.preflight.Recorder;
import dev.sessionready.preflight.RecorderStatus;
import dev.sessionready.preflight.RecordingFrequency;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@Tag("wire")
class LiveDeploymentTargetTest {

  private static final String RULE = "session-manager-ready";
  private static final String CONFIG = "StarlingDoveService.";

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  @Test
  void anUntouchedAccountHasNothing() {
    DeploymentTarget around = look();

    assertThat(around.caller().place().account()).isEqualTo(Moto.ACCOUNT);
    assertThat(around.recorder()).isEqualTo(Fact.absent());
    assertThat(around.status()).isEqualTo(Fact.absent());
    assertThat(around.deliveryBucket()).isEqualTo(Fact.absent());
    assertThat(around.bootstrapVersion()).isEqualTo(Fact.absent());
    assertThat(around.rules()).isEqualTo(Fact.known(new PlacedRules(0, null)));
    assertThat(around.instances()).isEqualTo(Fact.known(0));
  }

  @Test
  void whatStandsInTheAccountIsSeen() {
    Clients clients = MOTO.clients();
    switchConfigOn(clients);
    clients
        .ssm()
        .putParameter(parameter ->
            parameter
                .name("/cdk-bootstrap/hnb659fds/version")
                .value("29")
                .type(ParameterType.STRING));
    clients.ec2().runInstances(request -> request.imageId("ami-12c6146b").minCount(3).maxCount(3));

    DeploymentTarget around = look();

    assertThat(around.recorder())
        .isEqualTo(
            Fact.known(
                new Recorder(
                    "default",
                    new RecordedTypes.Only(Set.of("AWS::EC2::Instance", "AWS::EC2::VPC")),
                    RecordingFrequency.CONTINUOUS,
                    Map.of())));
    assertThat(around.status()).isEqualTo(Fact.known(new RecorderStatus(true, "")));
    assertThat(around.deliveryBucket()).isEqualTo(Fact.known("config-bucket"));
    assertThat(around.bootstrapVersion()).isEqualTo(Fact.known(29));
    assertThat(around.instances()).isEqualTo(Fact.known(3));
  }

  @Test
  void exclusionsAndFrequenciesAreRead() {
    stub(
        CONFIG + "DescribeConfigurationRecorders",
        """
        {"ConfigurationRecorders": [{
          "name": "aws-controltower",
          "recordingGroup": {
            "allSupported": false,
            "exclusionByResourceTypes": {"resourceTypes": ["AWS::KMS::Key"]},
            "recordingStrategy": {"useOnly": "EXCLUSION_BY_RESOURCE_TYPES"}
          },
          "recordingMode": {
            "recordingFrequency": "DAILY",
            "recordingModeOverrides": [
              {"resourceTypes": ["AWS::EC2::Instance"], "recordingFrequency": "CONTINUOUS"}
            ]
          }
        }]}
        """);

    assertThat(look().recorder())
        .isEqualTo(
            Fact.known(
                new Recorder(
                    "aws-controltower",
                    new RecordedTypes.AllBut(Set.of("AWS::KMS::Key")),
                    RecordingFrequency.DAILY,
                    Map.of("AWS::EC2::Instance", RecordingFrequency.CONTINUOUS))));
  }

  @Test
  void aFailureOfTheRecorderIsTakenByItsCode() {
    stub(
        CONFIG + "DescribeConfigurationRecorderStatus",
        """
        {"ConfigurationRecordersStatus": [
          {"name": "default", "recording": true, "lastStatus": "FAILURE", "lastErrorCode": "400"}
        ]}
        """);

    assertThat(look().status()).isEqualTo(Fact.known(new RecorderStatus(true, "400")));
  }

  @Test
  void anErrorThatIsOverIsNone() {
    stub(
        CONFIG + "DescribeConfigurationRecorderStatus",
        """
        {"ConfigurationRecordersStatus": [
          {"name": "default", "recording": true, "lastStatus": "SUCCESS", "lastErrorCode": "400"}
        ]}
        """);

    assertThat(look().status()).isEqualTo(Fact.known(new RecorderStatus(true, "")));
  }

  @Test
  void aRuleOfThatNameIsSeenByWhatItRuns() {
    stub(
        CONFIG + "DescribeConfigRules",
        """
        {"ConfigRules": [{"ConfigRuleName": "session-manager-ready",
          "Source": {"Owner": "AWS", "SourceIdentifier": "EC2_INSTANCE_MANAGED_BY_SSM"}}]}
        """);

    assertThat(look().rules())
        .isEqualTo(
            Fact.known(new PlacedRules(1, new PlacedRule("EC2_INSTANCE_MANAGED_BY_SSM", false))));
  }

  @Test
  void aRuleThatIsBeingDeletedIsKnownAsSuchAndOthersAreCounted() {
    stub(
        CONFIG + "DescribeConfigRules",
        """
        {"ConfigRules": [
          {"ConfigRuleName": "another", "ConfigRuleState": "ACTIVE",
            "Source": {"Owner": "AWS", "SourceIdentifier": "S3_BUCKET_LOGGING_ENABLED"}},
          {"ConfigRuleName": "session-manager-ready", "ConfigRuleState": "DELETING",
            "Source": {"Owner": "CUSTOM_LAMBDA", "SourceIdentifier": "arn"}}]}
        """);

    assertThat(look().rules())
        .isEqualTo(Fact.known(new PlacedRules(2, new PlacedRule("arn", true))));
  }

  @Test
  void aRuleOfAPolicyIsSeenByItsOwner() {
    stub(
        CONFIG + "DescribeConfigRules",
        """
        {"ConfigRules": [{"ConfigRuleName": "session-manager-ready",
          "Source": {"Owner": "CUSTOM_POLICY"}}]}
        """);

    assertThat(look().rules())
        .isEqualTo(Fact.known(new PlacedRules(1, new PlacedRule("CUSTOM_POLICY", false))));
  }

  @Test
  void aBootstrapVersionThatIsNoNumberIsNotKnown() {
    stub("AmazonSSM.GetParameter", "{\"Parameter\": {\"Value\": \"new\"}}");

    assertThat(look().bootstrapVersion())
        .isEqualTo(
            Fact.unreadable(
                "ssm:GetParameter", String.valueOf(UnexpectedValue.word("new").getMessage())));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"DESCRIBE_REGIONS", "LIST_ACCOUNTS", "ASSUME_ROLE"})
  void aDeniedCallIsPublishedByItsAction(OperatorPermission permission) {
    String[] parts = permission.action().split(":", 2);
    MOTO.wire()
        .stubFor(
            switch (parts[0]) {
              case "ec2" ->
                  Stubs.action(parts[1]).willReturn(Stubs.ec2Error(403, "UnauthorizedOperation"));
              case "ssm" ->
                  Stubs.target("AmazonSSM." + parts[1])
                      .willReturn(Stubs.jsonError(400, "AccessDeniedException"));
              case String _ ->
                  Stubs.target(CONFIG + parts[1])
                      .willReturn(Stubs.jsonError(400, "AccessDeniedException"));
            });
    DeploymentTarget around = look();

    assertThat(
            Stream.of(
                    around.recorder(),
                    around.status(),
                    around.deliveryBucket(),
                    around.bootstrapVersion(),
                    around.rules(),
                    around.instances())
                .filter(Fact.Unreadable.class::isInstance))
        .containsExactly(Fact.unreadable(permission.action(), ReadFailure.DENIED));
  }

  private static void stub(String target, String answer) {
    MOTO.wire().stubFor(Stubs.target(target).willReturn(Stubs.json(answer)));
  }

  private static DeploymentTarget look() {
    return new LiveDeploymentTarget(MOTO.clients()).look(RULE);
  }

  private static void switchConfigOn(Clients clients) {
    ConfigClient config = clients.config();
    clients.s3().createBucket(bucket -> bucket.bucket("config-bucket"));
    config.putConfigurationRecorder(request ->
        request.configurationRecorder(recorder ->
            recorder
                .name("default")
                .roleARN("arn:aws:iam::123456789012:role/config")
                .recordingGroup(group ->
                    group.resourceTypesWithStrings("AWS::EC2::Instance", "AWS::EC2::VPC"))));
    config.putDeliveryChannel(request ->
        request.deliveryChannel(channel -> channel.name("default").s3BucketName("config-bucket")));
    config.startConfigurationRecorder(request -> request.configurationRecorderName("default"));
  }
}
