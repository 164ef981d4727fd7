/** What is read of an account, one reader for each kind of resource. */
@NullMarked
package dev.sessionready.aws.inventory;

import org.jspecify.annotations.NullMarked;
