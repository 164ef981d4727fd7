package dev.sessionready.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Environment;

/**
 * One stack to be deployed.
 *
 * @param stackName what CloudFormation knows it by
 * @param environment the account and region; null for whichever the credentials are of
 */
record Deployment(String stackName, @Nullable Environment environment, Settings settings) {

  private static final String NAME = "SessionReady";

  /** The stack of an account and region that is decided when it is deployed. */
  static Deployment anywhere(Settings settings) {
    return new Deployment(NAME, null, settings);
  }

  /** The stack of one account and region. */
  static Deployment to(String account, String region, Settings settings) {
    return new Deployment(
        String.join("-", NAME, account, region),
        Environment.builder().account(account).region(region).build(),
        settings);
  }
}
