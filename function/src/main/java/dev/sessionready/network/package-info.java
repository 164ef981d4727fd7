/**
 * The path of a packet: AWS's network nouns as values, and whether the doors on the way to an
 * address stand open, with the AWS rule that opened or shut each.
 */
@NullMarked
package dev.sessionready.network;

import org.jspecify.annotations.NullMarked;
