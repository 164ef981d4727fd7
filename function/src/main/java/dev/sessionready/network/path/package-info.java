/** The answer: a path to a service, its components, and whether each allows a packet. */
@NullMarked
package dev.sessionready.network.path;

import org.jspecify.annotations.NullMarked;
