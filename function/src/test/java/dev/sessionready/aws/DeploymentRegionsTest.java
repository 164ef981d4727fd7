package dev.sessionready.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.preflight.DeploymentRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class DeploymentRegionsTest {

  @Test
  void everyRegionThatTheSdkKnowsCanBeDeployedTo() {
    assertThat(Region.regions())
        .filteredOn(region -> !region.isGlobalRegion())
        .hasSizeGreaterThan(30)
        .allSatisfy(region -> assertThat(DeploymentRegion.of(region.id())).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-global", "eu-wset-1", "eu-west-9", "EU-WEST-1", "eu-west-1a", ""})
  void whatIsNoRegionIsNotKnown(String code) {
    assertThat(DeploymentRegion.of(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "us-east-1", "ap-southeast-5", "mx-central-1"})
  void commercialRegionsOfferSnapStart(String code) {
    assertThat(DeploymentRegion.of(code).orElseThrow().offersSnapStart()).isTrue();
  }

  // https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html: all commercial Regions but two.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ap-southeast-6",
        "ap-east-2",
        "cn-north-1",
        "cn-northwest-1",
        "us-gov-west-1",
        "us-gov-east-1",
        "eusc-de-east-1",
        "us-iso-east-1"
      })
  void theyAloneAndNotAllOfThem(String code) {
    assertThat(DeploymentRegion.of(code).orElseThrow().offersSnapStart()).isFalse();
  }
}
