package dev.sessionready.checks.network;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Session Manager itself says of an instance. An open control channel proves the ways to ssm
 * and ssmmessages, whatever the model of the network says; it proves nothing of the others.
 *
 * @param connected whether the channel is open
 * @param look why that could not be read, null where it was or nobody asked
 */
record Evidence(boolean connected, Verdict.@Nullable Unreadable look) {

  /** Nobody asked. */
  static final Evidence NONE = new Evidence(false, null);

  static Evidence of(Fact<String> connectionStatus) {
    return switch (connectionStatus) {
      case Fact.Known<String>(String status) -> new Evidence(status.equals("connected"), null);
      case Fact.Absent<String>() -> NONE;
      case Fact.Unreadable<String>(ReadFailure failure) ->
          new Evidence(false, new Verdict.Unreadable(failure));
    };
  }

  /** Whether what the model says of the way to that service stands. */
  boolean leavesCertain(Service service) {
    return !service.carriesSession() || (!connected && look == null);
  }

  Optional<Verdict.Unreadable> unread() {
    return Optional.ofNullable(look);
  }
}
