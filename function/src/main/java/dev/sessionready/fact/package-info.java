/** What AWS answered, or did not: known, absent and unreadable are three different facts. */
@NullMarked
package dev.sessionready.fact;

import org.jspecify.annotations.NullMarked;
