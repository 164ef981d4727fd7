/** The function that AWS Config calls; the only room with Lambda's types. */
@NullMarked
package dev.sessionready.lambda;

import org.jspecify.annotations.NullMarked;
