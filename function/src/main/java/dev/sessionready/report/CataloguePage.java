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

/** The catalogue of checks as a page: a reference that is made from the check infos. */
public record CataloguePage(Catalogue catalogue, Messages messages) {

  /** One paragraph for each check, for a terminal. */
  public String text() {
    StringBuilder page = new StringBuilder();
    for (CheckInfo info : infos()) {
      page.append("%-33s%-10s%s%n".formatted(info.id(), info.severity(), messages.title(info)));
      page.append("%-43s%s%n".formatted("", messages.say("page.serves-in-brief", seed(info))));
    }
    return page.toString();
  }

  /**
   * The reference, as {@code docs/checks.md} holds it in English: the original list with the checks
   * that serve its rows, then a section for each check, in the order of a session's start.
   */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(messages.say("page.heading")).append("\n\n");
    String command = "`" + messages.say("page.command") + "`";
    page.append(messages.say("page.made", command)).append('\n');
    page.append(messages.say("page.places")).append("\n\n");
    rows(page);
    for (Stage stage : Stage.values()) {
      List<CheckInfo> needed = infos().stream().filter(one -> one.stage() == stage).toList();
      if (!needed.isEmpty()) {
        page.append("\n## ").append(messages.say(key("stage.", stage))).append('\n');
        needed.forEach(info -> section(page, info));
      }
    }
    return page.toString();
  }

  private void rows(StringBuilder page) {
    page.append("| %s | %s |\n".formatted(messages.say("page.row"), messages.say("page.checks")));
    page.append("|---|---|\n");
    for (SeedRow row : SeedRow.values()) {
      String serving =
          infos().stream()
              .filter(info -> List.of(info.seed()).contains(row))
              .map(info -> "[%1$s](#%1$s)".formatted(info.id()))
              .collect(Collectors.joining(messages.say("list.comma")));
      page.append("| %s | %s |\n".formatted(messages.say(key("seed.", row)), serving));
    }
  }

  private void section(StringBuilder page, CheckInfo info) {
    page.append("\n### ").append(info.id()).append("\n\n");
    page.append("**").append(messages.say("page.holds", messages.title(info))).append("**\n\n");
    page.append(messages.why(info)).append("\n\n");
    seen(page, info);
    fix(page, info);
    messages.unseen(info).ifPresent(unseen -> item(page, "page.cannot-see", unseen));
    messages.agents(info).ifPresent(agents -> item(page, "page.agents", agents));
    item(page, "page.severity", info.severity().name());
    item(page, "page.serves", seed(info));
    if (info.after().length > 0) {
      item(page, "page.explained-by", after(info));
    }
    item(page, "page.source", "<" + info.source() + ">");
  }

  private void seen(StringBuilder page, CheckInfo info) {
    List<Symptom> symptoms = Symptom.of(info);
    if (!symptoms.isEmpty()) {
      page.append(messages.say("page.symptoms")).append("\n\n");
      for (Symptom symptom : symptoms) {
        page.append("* ").append(messages.say(symptom.text())).append('\n');
      }
      page.append('\n');
    }
  }

  private void fix(StringBuilder page, CheckInfo info) {
    if (info.remediation().length > 0) {
      page.append(messages.say("page.fix")).append("\n\n```\n");
      page.append(String.join("\n", info.remediation())).append("\n```\n\n");
    }
  }

  private void item(StringBuilder page, String key, String value) {
    page.append("* ").append(messages.say(key, value)).append('\n');
  }

  private List<CheckInfo> infos() {
    return catalogue.checks().stream().map(Catalogue::info).toList();
  }

  private String seed(CheckInfo info) {
    return info.seed().length == 0
        ? messages.say("seed.beyond")
        : Arrays.stream(info.seed())
            .map(row -> messages.say(key("seed.", row)))
            .collect(Collectors.joining(messages.say("list.comma")));
  }

  private String after(CheckInfo info) {
    return Arrays.stream(info.after())
        .map((Class<? extends Check> earlier) -> Catalogue.info(earlier).id())
        .sorted()
        .collect(Collectors.joining(messages.say("list.comma")));
  }

  private static String key(String family, Enum<?> constant) {
    return family + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
