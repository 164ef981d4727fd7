/** The live account, AWS Config, topic and table; the only package with the AWS SDK. */
@NullMarked
package dev.sessionready.aws;

import org.jspecify.annotations.NullMarked;
