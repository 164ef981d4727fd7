package dev.sessionready.json;

import dev.sessionready.check.Finding;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.whatif.Forecast;
import dev.sessionready.whatif.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A forecast as JSON: the changes with whether each has an effect, then every instance. */
public final class ForecastJson {

  private ForecastJson() {}

  /**
   * The forecast as indented text.
   *
   * @param effects whether a change has an effect, by the change as it was asked for; empty where
   *     that was not worked out
   * @param passedOver changes of which nobody knows what they make of a session
   * @param language renders texts
   */
  public static String write(
      Map<String, Optional<Boolean>> effects,
      List<String> passedOver,
      Forecast forecast,
      Function<Text, String> language) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = report.putArray("changes");
    effects.forEach((change, effect) -> {
      ObjectNode one = changes.addObject().put("change", change);
      effect.ifPresent(known -> one.put("effect", known));
    });
    ArrayNode besides = report.putArray("passedOver");
    passedOver.forEach(besides::add);
    ArrayNode instances = report.putArray("instances");
    for (Outcome outcome : forecast.outcomes()) {
      ObjectNode instance =
          instances
              .addObject()
              .put("instance", outcome.instance().id())
              .put("forecast", outcome.turn().name());
      add(instance, "causes", outcome.causes(), language);
      add(instance, "awaited", outcome.awaited(), language);
    }
    return JsonText.print(report);
  }

  private static void add(
      ObjectNode instance, String field, List<Finding> findings, Function<Text, String> language) {
    ArrayNode list = instance.putArray(field);
    for (Finding finding : findings) {
      ObjectNode one = list.addObject().put("check", finding.id());
      switch (finding.verdict()) {
        case Verdict.Fail fail -> one.put("cause", language.apply(fail.cause()));
        case Verdict.Unreadable look -> one.put("unread", look.toText());
        case Verdict.Broken _,
            Verdict.Pass _,
            Verdict.Warn _,
            Verdict.NotApplicable _,
            Verdict.Unverifiable _ -> {}
      }
    }
  }
}
