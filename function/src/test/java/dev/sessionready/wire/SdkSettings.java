package dev.sessionready.wire;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the emulated account is and who asks it, as a person's environment would say it to the SDK:
 * in the JVM's properties, while a test runs.
 */
public final class SdkSettings implements BeforeEachCallback, AfterEachCallback {

  private final Moto account;

  public SdkSettings(Moto account) {
    this.account = account;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    settings().forEach(System::setProperty);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    settings().keySet().forEach(System::clearProperty);
  }

  private Map<String, String> settings() {
    return Map.of(
        "aws.endpointUrl", account.address().toString(),
        "aws.accessKeyId", "AKIDEXAMPLE",
        "aws.secretAccessKey", "secret");
  }
}
