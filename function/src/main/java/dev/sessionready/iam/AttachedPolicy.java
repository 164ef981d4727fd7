package dev.sessionready.iam;

/** A policy in the place where it takes effect, under the name by which people know it. */
public sealed interface AttachedPolicy {

  /** Its name or ARN. */
  String name();

  /** A policy whose text is known. */
  record Read(String name, Policy policy) implements AttachedPolicy {}

  /** A policy that is there, or may be, but whose text could not be read: it may say anything. */
  record Unread(String name) implements AttachedPolicy {}
}
