package dev.sessionready.change;

import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.BadInput;
import java.util.List;

/** An account before somebody's changes, and what they make of it. */
public final class ChangedAccount {

  private final AccountTree before;

  /** The account as it is. */
  public ChangedAccount(Snapshot snapshot) {
    before = AccountTree.of(snapshot);
  }

  /** The changes that have an option of their own. */
  public ChangeRequests requests() {
    return new ChangeRequests(before);
  }

  /**
   * The account after the changes, in their order.
   *
   * @throws BadInput where one of them cannot be made, naming it and why
   */
  public Snapshot with(List<RequestedChange> changes) {
    AccountTree account = before.copy();
    CommandInterpreter interpreter = new CommandInterpreter(account);
    for (RequestedChange change : changes) {
      try {
        change.lines().forEach(interpreter::run);
      } catch (CannotRun refused) {
        throw new BadInput(
            "%s: %s."
                .formatted(BadInput.quoted(change.name()), String.valueOf(refused.getMessage())),
            refused);
      }
    }
    try {
      return account.snapshot();
    } catch (CannotRun unknown) {
      throw new BadInput(
          "The changes cannot be made: %s.".formatted(unknown.getMessage()), unknown);
    }
  }
}
