package dev.sessionready.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.model.Place;
import dev.sessionready.rule.BadInput;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("wire")
class CallerTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  @Test
  void theCallerTellsItsAccount() {
    assertThat(Caller.place(MOTO.clients())).isEqualTo(new Place(Moto.ACCOUNT, Moto.REGION));
  }

  @Test
  void aCallerWithoutValidCredentialsIsToldWhatToCheck() {
    MOTO.wire()
        .stubFor(
            Stubs.action("GetCallerIdentity")
                .willReturn(Stubs.queryError(403, "InvalidClientTokenId")));

    assertThatThrownBy(() -> Caller.place(MOTO.clients()))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "AWS did not say whose account this is (AWS answered InvalidClientTokenId); "
                + "check the credentials and the region eu-west-1.");
  }
}
