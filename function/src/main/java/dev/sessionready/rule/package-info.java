/** The pipeline on one page: who is asked, what is seen, how it is judged, where it is told. */
@NullMarked
package dev.sessionready.rule;

import org.jspecify.annotations.NullMarked;
