/** A headless Chromium for tests, driven by its DevTools protocol. */
@NullMarked
package dev.sessionready.browser;

import org.jspecify.annotations.NullMarked;
