package dev.sessionready.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("wire")
class StsCallerTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  @Test
  void theCallerShowsItsAccount() {
    assertThat(StsCaller.place(MOTO.clients()))
        .isEqualTo(new AccountRegion(Moto.ACCOUNT, Moto.REGION));
  }

  @Test
  void aCallerWithoutValidCredentialsIsPublishedWhatToCheck() {
    MOTO.wire()
        .stubFor(
            Stubs.action("GetCallerIdentity")
                .willReturn(Stubs.queryError(403, "InvalidClientTokenId")));

    assertThatThrownBy(() -> StsCaller.place(MOTO.clients()))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "AWS did not say whose account this is (AWS answered InvalidClientTokenId); "
                + "check the credentials and the region eu-west-1.");
  }
}
