package dev.sessionready.cli;

/** How a page of reference is printed. */
enum PageFormat {
  TEXT,
  MARKDOWN
}
