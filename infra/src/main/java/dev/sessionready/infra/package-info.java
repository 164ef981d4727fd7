/** The CDK app that deploys the rule: its function, what the function may do, and its notices. */
@NullMarked
package dev.sessionready.infra;

import org.jspecify.annotations.NullMarked;
