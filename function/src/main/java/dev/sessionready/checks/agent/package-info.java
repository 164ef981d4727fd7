/** Prerequisites on the machine: its agent and its metadata service. */
@NullMarked
package dev.sessionready.checks.agent;

import org.jspecify.annotations.NullMarked;
