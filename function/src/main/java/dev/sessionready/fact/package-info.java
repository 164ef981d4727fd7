/** What AWS told us, or did not: "no" is not "could not look". */
@NullMarked
package dev.sessionready.fact;

import org.jspecify.annotations.NullMarked;
