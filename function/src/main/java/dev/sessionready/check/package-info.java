/** What a check is, the catalogue of all of them, and what they say of an instance. */
@NullMarked
package dev.sessionready.check;

import org.jspecify.annotations.NullMarked;
