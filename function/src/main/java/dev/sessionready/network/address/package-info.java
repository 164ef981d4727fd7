/** What addresses and host names are made of; nothing but Java is needed. */
@NullMarked
package dev.sessionready.network.address;

import org.jspecify.annotations.NullMarked;
