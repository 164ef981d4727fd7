/** The functions that AWS Lambda runs; the only package with Lambda's types. */
@NullMarked
package dev.sessionready.lambda;

import org.jspecify.annotations.NullMarked;
