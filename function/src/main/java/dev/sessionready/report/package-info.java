/** Assessments as text: annotations, pages for a terminal, alerts. */
@NullMarked
package dev.sessionready.report;

import org.jspecify.annotations.NullMarked;
