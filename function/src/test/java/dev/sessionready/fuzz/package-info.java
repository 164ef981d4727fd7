/** Input that nobody would send, made from a seed, and what must hold whatever is sent. */
@NullMarked
package dev.sessionready.fuzz;

import org.jspecify.annotations.NullMarked;
