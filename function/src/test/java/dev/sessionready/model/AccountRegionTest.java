package dev.sessionready.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountRegionTest {

  private static final AccountRegion HERE = new AccountRegion("111122223333", "eu-west-1");

  @ParameterizedTest
  @CsvSource({
    "arn:aws:kms:eu-west-1:111122223333:key/k-1, true",
    "arn:aws:logs:eu-west-1:111122223333:log-group:/ssm:*, true",
    "arn:aws:kms:eu-central-1:111122223333:key/k-1, false",
    "arn:aws:kms:eu-west-1:444455556666:key/k-1, false",
    "alias/sessions, true",
    "k-1, true",
  })
  void whatAnArnNamesIsHereWhereAccountAndRegionAreOursAndANameAlwaysIs(
      String arnOrName, boolean here) {
    assertThat(HERE.isHere(arnOrName)).isEqualTo(here);
  }
}
