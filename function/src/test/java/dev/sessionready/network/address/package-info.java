@NullMarked
package dev.sessionready.network.address;

import org.jspecify.annotations.NullMarked;
