package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedEndpointTest {

  @Test
  void itIsReadFromTheConfigurationThatAwsConfigKept() {
    assertThat(
            RecordedEndpoint.read(
                """
                {"vpcEndpointId":"vpce-1","vpcEndpointType":"Interface","vpcId":"vpc-1",
                 "serviceName":"com.amazonaws.eu-west-1.ssm","state":"available",
                 "privateDnsEnabled":true,"groups":[{"groupId":"sg-1"}]}
                """))
        .contains(new RecordedEndpoint("vpc-1", "Interface", "com.amazonaws.eu-west-1.ssm", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"vpcId\":\"vpc-1\",\"vpcEndpointType\":\"Interface\"}",
        "{\"serviceName\":\"com.amazonaws.eu-west-1.ssm\",\"vpcEndpointType\":\"Interface\"}",
        "{\"vpcId\":\"vpc-1\",\"serviceName\":\"com.amazonaws.eu-west-1.ssm\"}"
      })
  void aConfigurationThatDoesNotPublishWhoseItWasIsNotOne(String configuration) {
    assertThat(RecordedEndpoint.read(configuration)).isEmpty();
  }
}
