/** Prerequisites of the network path from the instance to the services. */
@NullMarked
package dev.sessionready.checks.network;

import org.jspecify.annotations.NullMarked;
