package dev.sessionready.aws.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityReaderTest {

  @Test
  void aDocumentIsDecodedAndAPlusSignInItStaysOne() {
    assertThat(IdentityReader.decoded("%7B%22a%22%3A%20%22b+c%2Bd%25%22%7D"))
        .isEqualTo("{\"a\": \"b+c+d%\"}");
  }
}
