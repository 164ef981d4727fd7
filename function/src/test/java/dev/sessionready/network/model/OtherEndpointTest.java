package dev.sessionready.network.model;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherEndpointTest {

  @ParameterizedTest
  @ValueSource(strings = {InterfaceEndpoint.TYPE, GatewayEndpoint.TYPE})
  void anEndpointOfATypeWithItsOwnRecordIsNoOther(String type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OtherEndpoint("vpce-1", "vpc-1", "1", "s", "available", type))
        .withMessage("endpoint vpce-1 of type " + type + " has a record of its own");
  }
}
