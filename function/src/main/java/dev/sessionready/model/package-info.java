/** AWS's other nouns, and the snapshot: one account and region at one moment. */
@NullMarked
package dev.sessionready.model;

import org.jspecify.annotations.NullMarked;
