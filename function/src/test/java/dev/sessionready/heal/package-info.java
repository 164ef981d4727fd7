/** Carries out the printed fixes on a stored account, as a person at a shell would. */
@NullMarked
package dev.sessionready.heal;

import org.jspecify.annotations.NullMarked;
