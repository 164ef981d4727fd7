/** The engine that finds a path: it follows a packet through the network of an account. */
@NullMarked
package dev.sessionready.network.trace;

import org.jspecify.annotations.NullMarked;
