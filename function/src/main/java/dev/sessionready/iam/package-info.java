/** Policies and how AWS decides by them, in three answers. */
@NullMarked
package dev.sessionready.iam;

import org.jspecify.annotations.NullMarked;
