package dev.sessionready.report;

import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.SeedRow;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
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

  /**
   * The reference, as {@code docs/checks.md} holds it in English: the original list with the checks
   * that serve its rows, then a section for each check, in the order of a session's way.
   */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(messages.say("page.heading")).append("\n\n");
    String command = "`" + messages.say("page.command") + "`";
    page.append(messages.say("page.made", command)).append('\n');
    page.append(messages.say("page.places")).append("\n\n");
    rows(page);
    for (Stage stage : Stage.values()) {
      List<CheckInfo> needed = plates().stream().filter(one -> one.stage() == stage).toList();
      if (!needed.isEmpty()) {
        page.append("\n## ").append(messages.say(key("stage.", stage))).append('\n');
        needed.forEach(plate -> section(page, plate));
      }
    }
    return page.toString();
  }

  private void rows(StringBuilder page) {
    page.append("| %s | %s |\n".formatted(messages.say("page.row"), messages.say("page.checks")));
    page.append("|---|---|\n");
    for (SeedRow row : SeedRow.values()) {
      String serving =
          plates().stream()
              .filter(plate -> List.of(plate.seed()).contains(row))
              .map(plate -> "[%1$s](#%1$s)".formatted(plate.id()))
              .collect(Collectors.joining(messages.say("list.comma")));
      page.append("| %s | %s |\n".formatted(messages.say(key("seed.", row)), serving));
    }
  }

  private void section(StringBuilder page, CheckInfo plate) {
    page.append("\n### ").append(plate.id()).append("\n\n");
    page.append("**").append(messages.say("page.holds", messages.title(plate))).append("**\n\n");
    page.append(messages.why(plate)).append("\n\n");
    seen(page, plate);
    fix(page, plate);
    item(page, "page.severity", plate.severity().name());
    item(page, "page.serves", seed(plate));
    if (plate.after().length > 0) {
      item(page, "page.explained-by", after(plate));
    }
    item(page, "page.source", "<" + plate.source() + ">");
  }

  private void seen(StringBuilder page, CheckInfo plate) {
    if (plate.seen().length > 0) {
      page.append(messages.say("page.seen")).append("\n\n");
      for (Symptom symptom : plate.seen()) {
        page.append("* ").append(messages.say(symptom.text())).append('\n');
      }
      page.append('\n');
    }
  }

  private void fix(StringBuilder page, CheckInfo plate) {
    if (plate.fix().length > 0) {
      page.append(messages.say("page.fix")).append("\n\n```\n");
      page.append(String.join("\n", plate.fix())).append("\n```\n\n");
    }
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
            .map(row -> messages.say(key("seed.", row)))
            .collect(Collectors.joining(messages.say("list.comma")));
  }

  private String after(CheckInfo plate) {
    return Arrays.stream(plate.after())
        .map((Class<? extends Check> earlier) -> Catalogue.plate(earlier).id())
        .sorted()
        .collect(Collectors.joining(messages.say("list.comma")));
  }

  private static String key(String family, Enum<?> constant) {
    return family + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
