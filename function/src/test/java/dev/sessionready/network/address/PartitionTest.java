package dev.sessionready.network.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.endpoints.SsmEndpointProvider;

/** Compares what we know of partitions with what the AWS SDK knows. */
class PartitionTest {

  private static final SsmEndpointProvider ENDPOINTS = SsmEndpointProvider.defaultProvider();

  static Stream<Region> regions() {
    return Region.regions().stream().filter(region -> !region.isGlobalRegion());
  }

  @ParameterizedTest
  @MethodSource("regions")
  void idAndSuffixesAreThoseOfTheSdk(Region region) {
    Partition partition = Partition.of(region.id());

    assertThat(partition.id()).isEqualTo(PartitionMetadata.of(region).id());
    assertThat(host(region, false)).isEqualTo("ssm.%s.%s", region.id(), partition.dnsSuffix());
    assertThat(host(region, true))
        .isEqualTo("ssm.%s.%s", region.id(), partition.dualStackDnsSuffix());
  }

  @Test
  void everyPartitionHasARegionInTheSdk() {
    assertThat(regions().map(region -> Partition.of(region.id())))
        .containsOnly(Partition.values())
        .contains(Partition.values());
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,     console.aws.amazon.com",
    "cn-north-1,    console.amazonaws.cn",
    "us-gov-west-1, console.amazonaws-us-gov.com",
    "eusc-de-east-1, console.amazonaws-eusc.eu"
  })
  void thePublicConsolesHaveHosts(String region, String host) {
    assertThat(Partition.of(region).consoleHost()).hasValue(host);
  }

  @Test
  void theConsolesOfIsolatedPartitionsHaveNone() {
    assertThat(Partition.ISO_B.consoleHost()).isEmpty();
  }

  @Test
  void aServiceIsKnownByItsCommonNameAndByThatOfThePartition() {
    assertThat(Partition.CHINA.servicePrincipals("ec2"))
        .isEqualTo(List.of("ec2.amazonaws.com", "ec2.amazonaws.com.cn"));
    assertThat(Partition.GOV_CLOUD.servicePrincipals("ec2"))
        .isEqualTo(List.of("ec2.amazonaws.com"));
  }

  @Test
  void aTextNamesItByItsId() {
    assertThat(Partition.ISO).hasToString("aws-iso");
  }

  private static String host(Region region, boolean dualStack) {
    return ENDPOINTS
        .resolveEndpoint(request -> request.region(region).useDualStack(dualStack))
        .join()
        .url()
        .getHost();
  }
}
