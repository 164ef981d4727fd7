/**
 * AWS on the loopback interface: an emulated account behind a wire that tests can bend and read.
 */
@NullMarked
package dev.sessionready.wire;

import org.jspecify.annotations.NullMarked;
