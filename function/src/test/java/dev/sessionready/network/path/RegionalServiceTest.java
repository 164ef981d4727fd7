package dev.sessionready.network.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.GatewayEndpoint;
import dev.sessionready.network.trace.TopologyWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionalServiceTest {

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, ssm.eu-west-1.amazonaws.com",
    "us-gov-west-1, ssm.us-gov-west-1.amazonaws.com",
    "cn-north-1, ssm.cn-north-1.amazonaws.com.cn",
    "us-iso-east-1, ssm.us-iso-east-1.c2s.ic.gov",
    "us-isob-east-1, ssm.us-isob-east-1.sc2s.sgov.gov",
    "us-isof-south-1, ssm.us-isof-south-1.csp.hci.ic.gov",
    "eu-isoe-west-1, ssm.eu-isoe-west-1.cloud.adc-e.uk",
    "eusc-de-east-1, ssm.eusc-de-east-1.amazonaws.eu"
  })
  void theHostNameEndsAsThePartitionWants(String region, String hostname) {
    assertThat(new RegionalService("ssm", region).hostname(Family.IPV4)).contains(hostname);
  }

  @Test
  void dualStackNamesAreOthers() {
    assertThat(new RegionalService("ssm", "eu-west-1").hostname(Family.IPV6))
        .contains("ssm.eu-west-1.api.aws");
    assertThat(new RegionalService("ssm", "cn-north-1").hostname(Family.IPV6))
        .contains("ssm.cn-north-1.api.amazonwebservices.com.cn");
    assertThat(new RegionalService("ssm", "eusc-de-east-1").hostname(Family.IPV6))
        .contains("ssm.eusc-de-east-1.api.amazonwebservices.eu");
    assertThat(new RegionalService("s3", "eu-west-1", "logs").hostname(Family.IPV6))
        .contains("logs.s3.dualstack.eu-west-1.amazonaws.com");
  }

  @Test
  void theBucketComesFirstUnlessItHasADotOrIsNotKnown() {
    assertThat(new RegionalService("s3", "cn-north-1", "logs").hostname(Family.IPV4))
        .contains("logs.s3.cn-north-1.amazonaws.com.cn");
    assertThat(new RegionalService("s3", "eu-west-1", "logs.example").hostname(Family.IPV4))
        .contains("s3.eu-west-1.amazonaws.com");
    assertThat(new RegionalService("s3", "eu-west-1").hostname(Family.IPV4)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "com.amazonaws.cn-north-1.ssm, true, false",
    "cn.com.amazonaws.cn-north-1.ssm, true, false",
    "com.amazonaws.cn-north-1.ssm-fips, false, true",
    "com.amazonaws.cn-north-1.ssmmessages, false, false",
    "com.amazonaws.cn-northwest-1.ssm, false, false",
    "com.amazonaws.vpce.cn-north-1.vpce-svc-1, false, false"
  })
  void anEndpointIsKnownByHowItsServiceNameEnds(String name, boolean plain, boolean fips) {
    var service = new RegionalService("ssm", "cn-north-1");
    var endpoint =
        new GatewayEndpoint(
            "vpce-1", "vpc-1", TopologyWorld.ACCOUNT, name, "available", List.of(), null);
    assertThat(service.isServedBy(endpoint)).isEqualTo(plain);
    assertThat(service.isServedWithFipsBy(endpoint)).isEqualTo(fips);
  }
}
