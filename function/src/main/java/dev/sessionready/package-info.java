/** Session Ready: why Session Manager cannot reach an EC2 instance, said through AWS Config. */
@NullMarked
package dev.sessionready;

import org.jspecify.annotations.NullMarked;
