package dev.sessionready.cli;

/** How verdicts are printed. */
enum Format {
  TEXT,
  JSON,
  HTML,
  CSV,
  JUNIT,
  SARIF
}
