package dev.sessionready.model;

import java.util.List;

/** A grant on a KMS key: who may do what besides what the key policy says. */
public record KeyGrant(String id, String granteePrincipal, List<String> operations) {

  public KeyGrant {
    operations = List.copyOf(operations);
  }
}
