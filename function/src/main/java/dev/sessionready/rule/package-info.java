/** The AWS Config rule: from an event to evaluations. */
@NullMarked
package dev.sessionready.rule;

import org.jspecify.annotations.NullMarked;
