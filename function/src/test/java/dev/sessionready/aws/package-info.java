/** How the live account is read, against an emulated one. */
@NullMarked
package dev.sessionready.aws;

import org.jspecify.annotations.NullMarked;
