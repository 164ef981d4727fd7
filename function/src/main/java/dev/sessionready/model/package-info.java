/**
 * AWS's nouns as the checks see them: a snapshot of one account and region, and one instance in it.
 */
@NullMarked
package dev.sessionready.model;

import org.jspecify.annotations.NullMarked;
