/** What a run found, in formats that spreadsheets and build servers read. */
@NullMarked
package dev.sessionready.export;

import org.jspecify.annotations.NullMarked;
