@NullMarked
package dev.sessionready.model;

import org.jspecify.annotations.NullMarked;
