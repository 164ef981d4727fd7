/** What a check is: its plate, its verdicts, and the catalogue of all. */
@NullMarked
package dev.sessionready.check;

import org.jspecify.annotations.NullMarked;
