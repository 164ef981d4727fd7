package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class TextTypeTest {

  private final JsonMapper mapper = SnapshotMapper.mapper();

  @ParameterizedTest
  @CsvSource({"443, 443-443", "0-65535, 0-65535"})
  void portsAreWrittenShort(String expected, String given) {
    Ports ports = mapper.readValue("\"" + given + "\"", Ports.class);

    assertThat(mapper.writeValueAsString(ports)).isEqualTo("\"" + expected + "\"");
  }

  @Test
  void aTargetOfAKindThatItsIdDeniesIsNotWritten() {
    Route.Target target = new Route.Target(Route.Kind.NAT_GATEWAY, "igw-1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> mapper.writeValueAsString(target))
        .withMessage(
            "Target[kind=NAT_GATEWAY, id=igw-1] would be read back from \"igw-1\" as something"
                + " else");
  }
}
