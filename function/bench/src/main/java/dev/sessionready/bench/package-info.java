/** How fast it is: measured, and held against what is aimed at. */
@NullMarked
package dev.sessionready.bench;

import org.jspecify.annotations.NullMarked;
