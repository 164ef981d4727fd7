/** The changes it takes for the instances of an account to become ready. */
@NullMarked
package dev.sessionready.heal;

import org.jspecify.annotations.NullMarked;
