package dev.sessionready.cli;

/** How the changes that heal an account are written. */
enum HealFormat {
  /** A script of AWS CLI commands for a POSIX shell. */
  CLI
}
