/** Tests of the functions as Lambda runs them. */
@NullMarked
package dev.sessionready.lambda;

import org.jspecify.annotations.NullMarked;
