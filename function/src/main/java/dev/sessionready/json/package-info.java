/** Snapshots, events, policies and reports as JSON; the only package with Jackson. */
@NullMarked
package dev.sessionready.json;

import org.jspecify.annotations.NullMarked;
