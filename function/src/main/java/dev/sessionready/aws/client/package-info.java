/** How AWS is asked: clients, permissions, and how answers and errors become facts. */
@NullMarked
package dev.sessionready.aws.client;

import org.jspecify.annotations.NullMarked;
