package dev.sessionready.check;

/** Why no command that changes something in AWS can fix a failure. */
public enum NoFix {
  /** The cause is inside the machine, which no API of AWS changes. */
  INSIDE_MACHINE,
  /** Only another instance, launched from another image, has what this one lacks. */
  NEW_INSTANCE,
  /** It belongs to another account, which alone can change it. */
  OTHER_ACCOUNT,
  /** Several changes would fix it, and which one is meant only its operator knows. */
  OPERATORS_CHOICE
}
