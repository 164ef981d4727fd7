/** Applies changes to a snapshot: commands of the AWS CLI, and the fixes that findings print. */
@NullMarked
package dev.sessionready.change;

import org.jspecify.annotations.NullMarked;
