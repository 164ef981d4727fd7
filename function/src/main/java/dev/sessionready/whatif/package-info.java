/** What changes of an account would make of the verdicts on its instances. */
@NullMarked
package dev.sessionready.whatif;

import org.jspecify.annotations.NullMarked;
