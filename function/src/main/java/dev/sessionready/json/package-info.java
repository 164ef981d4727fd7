/** Facts in the form in which they are written down: the only room that knows JSON. */
@NullMarked
package dev.sessionready.json;

import org.jspecify.annotations.NullMarked;
