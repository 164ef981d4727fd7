package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

  @Test
  void furtherColonsAreOfTheResource() {
    assertThat(Arn.parse("arn:aws:logs:eu-west-1:111122223333:log-group:/ssm:*"))
        .hasValue(new Arn("aws", "logs", "eu-west-1", "111122223333", "log-group:/ssm:*"));
  }

  @Test
  void regionAndAccountMayBeEmpty() {
    assertThat(Arn.parse("arn:aws-cn:s3:::bucket/key"))
        .hasValue(new Arn("aws-cn", "s3", "", "", "bucket/key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alias/sessions", "arn:aws:kms", "a:b:c:d:e:f"})
  void anythingElseIsNone(String text) {
    assertThat(Arn.parse(text)).isEmpty();
  }
}
