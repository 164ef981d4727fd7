/** Tests of the path of a packet: small worlds by hand, small universes whole, and a corpus. */
@NullMarked
package dev.sessionready.network;

import org.jspecify.annotations.NullMarked;
