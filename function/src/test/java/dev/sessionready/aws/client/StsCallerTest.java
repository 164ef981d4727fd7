package dev.sessionready.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

@Tag("wire")
class StsCallerTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static final AwsCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));

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

  @Test
  void expiredCredentialsAreSaidToBe() {
    MOTO.wire()
        .stubFor(
            Stubs.action("GetCallerIdentity").willReturn(Stubs.queryError(403, "ExpiredToken")));

    assertThatThrownBy(() -> StsCaller.place(MOTO.clients()))
        .isInstanceOf(BadInput.class)
        .hasMessage("The AWS credentials have expired; sign in again.");
  }

  @Test
  void whereNobodyListensAwsIsSaidToBeOutOfReach() {
    try (Clients clients = asking(URI.create("http://127.0.0.1:1"), KEYS)) {
      assertThatThrownBy(() -> StsCaller.place(clients))
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "AWS cannot be reached in the region eu-west-1; check the network, the proxy and the"
                  + " region.");
    }
  }

  @Test
  void whoHasNoCredentialsIsSentToSignIn() {
    try (Clients clients =
        asking(
            MOTO.address(),
            () -> {
              throw SdkClientException.create("Unable to load credentials from any of them");
            })) {
      assertThatThrownBy(() -> StsCaller.place(clients))
          .isInstanceOf(BadInput.class)
          .hasMessage(
              "There are no AWS credentials here; sign in with the AWS CLI, or name a profile with"
                  + " AWS_PROFILE.");
    }
  }

  @Test
  void aProfileThatSignsInByTheAwsCliNamesTheCommandThatDoes() {
    try (Clients clients =
        asking(
            MOTO.address(),
            () -> {
              throw new IllegalStateException(
                  "To use Sso related properties in the 'work' profile, the 'sso' service module"
                      + " must be on the class path.");
            })) {
      assertThatThrownBy(() -> StsCaller.place(clients))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("aws configure export-credentials --format env");
    }
  }

  private static Clients asking(URI endpoint, AwsCredentialsProvider credentials) {
    return Clients.in(
        Moto.REGION,
        builder -> builder.endpointOverride(endpoint).credentialsProvider(credentials));
  }
}
