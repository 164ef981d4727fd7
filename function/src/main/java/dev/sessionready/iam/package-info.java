/**
 * What AWS would answer to a request, by what the policies say: the verdict, the statement that
 * decides and the layer it stands in.
 */
@NullMarked
package dev.sessionready.iam;

import org.jspecify.annotations.NullMarked;
