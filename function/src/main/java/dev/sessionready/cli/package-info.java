/** The desk: one class per command; the only room with picocli. */
@NullMarked
package dev.sessionready.cli;

import org.jspecify.annotations.NullMarked;
