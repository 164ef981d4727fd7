/** The command line: one class for each command; the only package with picocli. */
@NullMarked
package dev.sessionready.cli;

import org.jspecify.annotations.NullMarked;
