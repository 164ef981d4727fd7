/** Answers of AWS that the AWS CLI saved, read as if AWS gave them now. */
@NullMarked
package dev.sessionready.aws.recorded;

import org.jspecify.annotations.NullMarked;
