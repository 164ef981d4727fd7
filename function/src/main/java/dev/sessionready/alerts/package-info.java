/** From compliance changes to one alert for each cause. */
@NullMarked
package dev.sessionready.alerts;

import org.jspecify.annotations.NullMarked;
