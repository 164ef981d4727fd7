/** The report as one HTML page: its data, and the template, style and script that show them. */
@NullMarked
package dev.sessionready.report.html;

import org.jspecify.annotations.NullMarked;
