/** AWS's network nouns as records. */
@NullMarked
package dev.sessionready.network.model;

import org.jspecify.annotations.NullMarked;
