/** Tests of the pipeline: parameters, judgements, batches, and who is told what. */
@NullMarked
package dev.sessionready.rule;

import org.jspecify.annotations.NullMarked;
