@NullMarked
package dev.sessionready.heal;

import org.jspecify.annotations.NullMarked;
