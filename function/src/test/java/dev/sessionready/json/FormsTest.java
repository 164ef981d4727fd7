package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionready.network.address.Ports;
import dev.sessionready.network.model.OtherEndpoint;
import dev.sessionready.network.model.Route;
import dev.sessionready.network.model.VpcEndpoint;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {

  @ParameterizedTest
  @CsvSource({"443, 443-443", "0-65535, 0-65535"})
  void portsAreWrittenShort(String expected, String given) {
    Form ports = Forms.of(Ports.class);
    Object value = ports.read(new JsonText("\"" + given + "\"").parse());

    assertThat(ports.write(value).stringValue()).isEqualTo(expected);
  }

  @Test
  void aTargetOfAKindThatItsIdDeniesIsNotWritten() {
    Route.Target target = new Route.Target(Route.Kind.NAT_GATEWAY, "igw-1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forms.of(Route.Target.class).write(target))
        .withMessage(
            "Target[kind=NAT_GATEWAY, id=igw-1] would be read back from \"igw-1\" as something"
                + " else");
  }

  @ParameterizedTest
  @CsvSource({"Interface", "Gateway"})
  void anEndpointOfAKnownTypeIsNotWrittenAsAnother(String type) {
    OtherEndpoint endpoint = new OtherEndpoint("vpce-1", "vpc-1", "1", "s", "available", type);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forms.of(VpcEndpoint.class).write(endpoint))
        .withMessageEndingWith(" is of a type that has a record of its own");
  }

  @Test
  void aTypeWithoutAFormIsADefectThatNamesIt() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Forms.of(BigInteger.class))
        .withMessage("java.math.BigInteger has no form in JSON; add one here");
    assertThatIllegalStateException()
        .isThrownBy(() -> Forms.of(Map.Entry.class))
        .withMessage("java.util.Map$Entry has no form in JSON; add one here");
  }
}
