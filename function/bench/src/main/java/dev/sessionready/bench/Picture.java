package dev.sessionready.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How the time grows with the number of instances, one line for each number of shapes; both axes
 * are logarithmic.
 *
 * @param seconds by shapes, then by instances
 */
record Picture(SortedMap<Integer, SortedMap<Integer, Double>> seconds) {

  private static final int LEFT = 80;
  private static final int BOTTOM = 300;
  private static final int DECADE_X = 190;
  private static final int DECADE_Y = 60;
  private static final String[] COLOURS = {"#0b6e4f", "#b3541e"};

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, svg());
  }

  private String svg() {
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 350" font-family="sans-serif" font-size="13">
            <title>Seconds to judge and annotate an account, by its instances and shapes</title>
            <rect width="600" height="350" fill="white"/>
            """);
    for (int power = -1; power <= 2; power++) {
      double y = y(Math.pow(10, power));
      line(svg, "<path d=\"M%d %.1fH560\" stroke=\"#ddd\"/>", LEFT, y);
      line(
          svg,
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s s</text>",
          LEFT - 8,
          y + 4,
          power < 0 ? "0.1" : Integer.toString((int) Math.pow(10, power)));
    }
    for (int power = 3; power <= 5; power++) {
      line(
          svg,
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>",
          x(Math.pow(10, power)),
          BOTTOM + 24,
          (int) Math.pow(10, power));
    }
    line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">instances</text>", 280, BOTTOM + 44);
    int at = 0;
    for (Map.Entry<Integer, SortedMap<Integer, Double>> shapes : seconds.entrySet()) {
      curve(svg, shapes.getKey(), shapes.getValue(), COLOURS[at++ % COLOURS.length]);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void curve(
      StringBuilder svg, int shapes, SortedMap<Integer, Double> seconds, String colour) {
    String points =
        seconds.entrySet().stream()
            .map(point ->
                String.format(Locale.ROOT, "%.1f,%.1f", x(point.getKey()), y(point.getValue())))
            .collect(Collectors.joining(" "));
    line(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
        points,
        colour);
    line(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" stroke=\"white\" stroke-width=\"4\""
            + " paint-order=\"stroke\">%,d shapes</text>",
        x(seconds.lastKey()) + 6,
        y(seconds.lastEntry().getValue()) + 4,
        colour,
        shapes);
  }

  @SuppressWarnings("AnnotateFormatMethod") // All its formats stand in this file.
  private static void line(StringBuilder svg, String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static double x(double instances) {
    return LEFT + (Math.log10(instances) - 3) * DECADE_X;
  }

  private static double y(double seconds) {
    return BOTTOM - (Math.log10(seconds) + 1.5) * DECADE_Y;
  }
}
