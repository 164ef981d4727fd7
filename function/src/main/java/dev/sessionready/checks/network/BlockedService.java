package dev.sessionready.checks.network;

import dev.sessionready.model.Service;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.ServicePath;
import java.util.List;

/** A service that cannot be reached, and the blocked components that one check answers for. */
record BlockedService(Service service, ServicePath path, List<PathComponent> components) {

  BlockedService {
    components = List.copyOf(components);
  }
}
