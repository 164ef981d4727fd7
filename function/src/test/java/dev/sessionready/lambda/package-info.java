/** Tests of the function as Lambda runs it. */
@NullMarked
package dev.sessionready.lambda;

import org.jspecify.annotations.NullMarked;
