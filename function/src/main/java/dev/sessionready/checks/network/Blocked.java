package dev.sessionready.checks.network;

import dev.sessionready.model.Service;
import dev.sessionready.network.Door;
import dev.sessionready.network.ServicePath;
import java.util.List;

/** A service that cannot be reached, and the shut doors that one check answers for. */
record Blocked(Service service, ServicePath path, List<Door> doors) {

  Blocked {
    doors = List.copyOf(doors);
  }
}
