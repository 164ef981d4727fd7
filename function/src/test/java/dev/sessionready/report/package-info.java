/** Tests of what is reported: annotations, pages for a terminal, and the sentences themselves. */
@NullMarked
package dev.sessionready.report;

import org.jspecify.annotations.NullMarked;
