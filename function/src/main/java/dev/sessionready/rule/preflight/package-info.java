/** What an operator should know of an account and region before the stack is deployed there. */
@NullMarked
package dev.sessionready.rule.preflight;

import org.jspecify.annotations.NullMarked;
