/** The bundled example accounts, and an AWS Config in memory. */
@NullMarked
package dev.sessionready.demo;

import org.jspecify.annotations.NullMarked;
