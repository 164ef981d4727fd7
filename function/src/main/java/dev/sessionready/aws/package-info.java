/** Everything that talks to AWS: what the program may ask, how it asks, and where verdicts go. */
@NullMarked
package dev.sessionready.aws;

import org.jspecify.annotations.NullMarked;
