/** Assessments told as text; nothing here judges. */
@NullMarked
package dev.sessionready.report;

import org.jspecify.annotations.NullMarked;
