/** Tests of the command line, run in process as a person runs it. */
@NullMarked
package dev.sessionready.cli;

import org.jspecify.annotations.NullMarked;
