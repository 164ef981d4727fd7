/** Accounts of any size, made up and always the same. */
@NullMarked
package dev.sessionready.generated;

import org.jspecify.annotations.NullMarked;
