package dev.sessionready.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A part of a policy document, and where it stands.
 *
 * @param place such as {@code Statement[2].Condition}
 * @param name the last step of its place
 */
record PolicyElement(String place, String name, JsonNode node) {

  // Beyond this, 1e999999999 in a policy would be written out in full.
  private static final int LONGEST_SCALE = 100;

  void keepsTo(Set<String> names) {
    for (PolicyElement child : children()) {
      if (!names.contains(child.name)) {
        throw child.refused("There is no such element");
      }
    }
  }

  Optional<PolicyElement> child(String wanted) {
    return children().stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** What stands under the names of an object. */
  List<PolicyElement> children() {
    if (!node.isObject()) {
      throw refused("An object is expected here");
    }
    String under = place.isEmpty() ? "" : place + ".";
    return node.properties().stream()
        .map(named -> new PolicyElement(under + named.getKey(), named.getKey(), named.getValue()))
        .toList();
  }

  /** The elements of a list, or the one that stands here without a list around it. */
  List<PolicyElement> items() {
    if (!node.isArray()) {
      return List.of(this);
    }
    List<PolicyElement> items = new ArrayList<>();
    for (JsonNode item : node.values()) {
      items.add(new PolicyElement("%s[%d]".formatted(place, items.size()), name, item));
    }
    return items;
  }

  String text() {
    if (!node.isString()) {
      throw refused("A text is expected here");
    }
    return node.stringValue();
  }

  /** One text or several, but not none. */
  List<String> someTexts() {
    List<String> texts = items().stream().map(PolicyElement::text).toList();
    if (texts.isEmpty()) {
      throw refused("At least one is expected here");
    }
    return texts;
  }

  /** A text, or a number or truth value that stands without quotation marks. */
  String scalar() {
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      if (number.scale() > LONGEST_SCALE || number.scale() < -LONGEST_SCALE) {
        throw refused("The number is out of all proportion");
      }
      return number.toPlainString();
    }
    return node.isBoolean() ? String.valueOf(node.booleanValue()) : text();
  }

  /** What one of two names has to say that must not both be there. */
  <L, T> Optional<T> either(
      String these,
      String allButThese,
      Function<PolicyElement, List<L>> listed,
      Function<List<L>, ? extends T> only,
      Function<List<L>, ? extends T> allBut) {
    Optional<PolicyElement> first = child(these);
    Optional<PolicyElement> second = child(allButThese);
    if (first.isPresent() && second.isPresent()) {
      throw refused("%s and %s exclude each other".formatted(these, allButThese));
    }
    return first
        .<T>map(element -> only.apply(listed.apply(element)))
        .or(() -> second.map(element -> allBut.apply(listed.apply(element))));
  }

  Refused refused(String cause) {
    return new Refused(place, cause + ".");
  }

  /** The end of reading, thrown where the document stops making sense and caught by the reader. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    Refused(String place, String reason) {
      super(reason, null, false, false);
      this.place = place;
      this.reason = reason;
    }

    String place() {
      return place;
    }

    String reason() {
      return reason;
    }
  }
}
