/** Session Ready: why Session Manager cannot reach an EC2 instance, told through AWS Config. */
@NullMarked
package dev.sessionready;

import org.jspecify.annotations.NullMarked;
