/** Tests of network paths: small networks by hand, small universes whole, and a corpus. */
@NullMarked
package dev.sessionready.network.trace;

import org.jspecify.annotations.NullMarked;
