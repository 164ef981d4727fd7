/** Prerequisites of the way from the instance to the services. */
@NullMarked
package dev.sessionready.checks.network;

import org.jspecify.annotations.NullMarked;
