package dev.sessionready.cli;

/** How a forecast is printed. */
enum ForecastFormat {
  TEXT,
  JSON
}
