/** Tests of the pipeline: parameters, decisions, publishing. */
@NullMarked
package dev.sessionready.rule;

import org.jspecify.annotations.NullMarked;
