/** Stored accounts, evaluated as the program evaluates them. */
@NullMarked
package dev.sessionready.world;

import org.jspecify.annotations.NullMarked;
