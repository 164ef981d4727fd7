package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Ignorance;
import java.time.Instant;
import java.util.Optional;

/** One instance and all that bears on it. */
public record Subject(Account account, Instance instance) {

  public Place place() {
    return account.snapshot().place();
  }

  /** The moment that the judgement is about. */
  public Instant capturedAt() {
    return account.snapshot().capturedAt();
  }

  public Expectations expectations() {
    return account.expectations();
  }

  /**
   * The session preferences that hold for it.
   *
   * @throws Ignorance where they could not be read
   */
  public SessionPreferences preferences() {
    return account.preferences();
  }

  /**
   * What Systems Manager knows of it, or empty where its agent never registered.
   *
   * @throws Ignorance where Systems Manager could not be asked
   */
  public Optional<ManagedInstance> managed() {
    return account
        .snapshot()
        .systemsManager()
        .managedInstances()
        .ask()
        .flatMap(instances -> Optional.ofNullable(instances.get(instance.id())));
  }

  /** Whether its control channel is open: {@code connected} or {@code notconnected}. */
  public Fact<String> connectionStatus() {
    return Account.found(
        account.snapshot().systemsManager().connectionStatus(),
        instance.id(),
        "ssm:GetConnectionStatus");
  }
}
