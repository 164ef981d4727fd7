/** Checks applied to instances: the one place where ignorance becomes Unknown. */
@NullMarked
package dev.sessionready.assess;

import org.jspecify.annotations.NullMarked;
