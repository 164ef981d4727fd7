package dev.sessionready.report;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue of checks as a page: a reference that is made from the plates. */
public record CataloguePage(Catalogue catalogue, Messages messages) {

  /** One paragraph for each check, for a terminal. */
  public String text() {
    StringBuilder page = new StringBuilder();
    for (CheckInfo plate : plates()) {
      page.append("%-33s%-10s%s%n".formatted(plate.id(), plate.severity(), messages.title(plate)));
      page.append("%-43s%s%n".formatted("", messages.say("page.serves-in-brief", seed(plate))));
    }
    return page.toString();
  }

  /** A section for each check, as {@code docs/checks.md} holds it in English. */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(messages.say("page.heading")).append("\n\n");
    String command = "`" + messages.say("page.command") + "`";
    page.append(messages.say("page.made", command)).append('\n');
    for (CheckInfo plate : plates()) {
      page.append("\n## ").append(plate.id()).append("\n\n");
      page.append("**").append(messages.say("page.holds", messages.title(plate))).append("**\n\n");
      page.append(messages.why(plate)).append("\n\n");
      item(page, "page.severity", plate.severity().name());
      item(page, "page.serves", seed(plate));
      if (plate.after().length > 0) {
        item(page, "page.explained-by", after(plate));
      }
      item(page, "page.source", "<" + plate.source() + ">");
    }
    return page.toString();
  }

  private void item(StringBuilder page, String key, String value) {
    page.append("* ").append(messages.say(key, value)).append('\n');
  }

  private List<CheckInfo> plates() {
    return catalogue.checks().stream().map(Catalogue::plate).toList();
  }

  private String seed(CheckInfo plate) {
    return plate.seed().length == 0
        ? messages.say("seed.beyond")
        : Arrays.stream(plate.seed())
            .map(row -> row.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .map(row -> messages.say("seed." + row))
            .collect(Collectors.joining(messages.say("list.comma")));
  }

  private String after(CheckInfo plate) {
    return Arrays.stream(plate.after())
        .map((Class<? extends Check> earlier) -> Catalogue.plate(earlier).id())
        .sorted()
        .collect(Collectors.joining(messages.say("list.comma")));
  }
}
