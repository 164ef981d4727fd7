/** Addresses, blocks, ports and partitions; nothing but Java is needed. */
@NullMarked
package dev.sessionready.network.address;

import org.jspecify.annotations.NullMarked;
