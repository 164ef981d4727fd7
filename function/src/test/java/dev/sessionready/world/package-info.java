/** Stored accounts, judged as the program judges them. */
@NullMarked
package dev.sessionready.world;

import org.jspecify.annotations.NullMarked;
