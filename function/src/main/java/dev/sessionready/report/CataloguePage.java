package dev.sessionready.report;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue of checks as a page: a reference that is made from the plates. */
public record CataloguePage(Catalogue catalogue) {

  /** One paragraph for each check, for a terminal. */
  public String text() {
    StringBuilder page = new StringBuilder();
    for (CheckInfo plate : plates()) {
      page.append("%-33s%-10s%s%n".formatted(plate.id(), plate.severity(), plate.title()));
      page.append("%-43s%s%n".formatted("", "serves: " + seed(plate)));
    }
    return page.toString();
  }

  /** A section for each check, as {@code docs/checks.md} holds it. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# The checks\n\n");
    page.append("Made from the code by `./session-ready checks --format markdown`.\n");
    for (CheckInfo plate : plates()) {
      page.append("\n## ").append(plate.id()).append("\n\n");
      page.append("**").append(plate.title()).append(".**\n\n");
      page.append(plate.why()).append("\n\n");
      page.append("* Severity: ").append(plate.severity()).append('\n');
      page.append("* Serves: ").append(seed(plate)).append('\n');
      if (plate.after().length > 0) {
        page.append("* Explained by: ").append(after(plate)).append('\n');
      }
      page.append("* Source: <").append(plate.source()).append(">\n");
    }
    return page.toString();
  }

  private List<CheckInfo> plates() {
    return catalogue.checks().stream().map(Catalogue::plate).toList();
  }

  private static String seed(CheckInfo plate) {
    return plate.seed().length == 0
        ? "beyond the original list"
        : Arrays.stream(plate.seed())
            .map(SeedRow::name)
            .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
  }

  private static String after(CheckInfo plate) {
    return Arrays.stream(plate.after())
        .map((Class<? extends Check> earlier) -> Catalogue.plate(earlier).id())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
