package dev.sessionready.json;

import dev.sessionready.fact.Parsed;
import dev.sessionready.iam.Actions;
import dev.sessionready.iam.Condition;
import dev.sessionready.iam.Effect;
import dev.sessionready.iam.Operator;
import dev.sessionready.iam.Policy;
import dev.sessionready.iam.Principal;
import dev.sessionready.iam.Principals;
import dev.sessionready.iam.Resources;
import dev.sessionready.iam.Statement;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reader of policy documents: it refuses what IAM would refuse to store, and takes the
 * liberties that IAM grants.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">
 *     Grammar of the IAM JSON policy language</a>
 */
public final class PolicyReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final Set<String> OF_DOCUMENT = Set.of("Version", "Id", "Statement");
  private static final Set<String> OF_STATEMENT =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  // Beyond this, 1e999999999 in a policy would be written out in full.
  private static final int LONGEST_SCALE = 100;

  private static final Set<String> VERSIONS = Set.of(Policy.VERSION_2012, Policy.VERSION_2008);

  /**
   * What a policy's text says.
   *
   * @param text the text as AWS hands it out: JSON, or JSON encoded as in a URL, which is how IAM
   *     returns it
   */
  public Parsed<Policy> read(String text) {
    try {
      return Parsed.read(policy(new Element("", "", JSON.readTree(decoded(text)))));
    } catch (Refused refused) {
      return Parsed.malformed(refused.place, refused.reason);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where = at == null ? "" : " (line %d)".formatted(at.getLineNr());
      return Parsed.malformed(
          "", "This is not JSON%s: %s.".formatted(where, e.getOriginalMessage()));
    }
  }

  private static String decoded(String text) {
    String document = text.strip();
    if (!document.regionMatches(true, 0, "%7B", 0, 3)) {
      return document;
    }
    try {
      // IAM encodes after RFC 3986, where a plus is a plus and not a blank.
      return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Refused("", "The document begins in URL encoding but does not keep to it.");
    }
  }

  private static Policy policy(Element document) {
    document.keepsTo(OF_DOCUMENT);
    String version = document.child("Version").map(Element::text).orElse(Policy.VERSION_2008);
    if (!VERSIONS.contains(version)) {
      throw new Refused(
          "Version", "There is no version %s of the policy language.".formatted(version));
    }
    document.child("Id").ifPresent(Element::text);
    Element statements =
        document
            .child("Statement")
            .orElseThrow(() -> new Refused("", "The document has no Statement."));
    return new Policy(version, statements.items().stream().map(PolicyReader::statement).toList());
  }

  private static Statement statement(Element element) {
    element.keepsTo(OF_STATEMENT);
    return new Statement(
        element.child("Sid").map(Element::text).orElse(null),
        effect(element),
        element
            .either(
                "Principal",
                "NotPrincipal",
                PolicyReader::principals,
                Principals.Only::new,
                Principals.AllBut::new)
            .orElseGet(Principals.Unstated::new),
        element
            .either(
                "Action",
                "NotAction",
                PolicyReader::actions,
                Actions.Only::new,
                Actions.AllBut::new)
            .orElseThrow(() ->
                new Refused(element.place, "The statement has neither Action nor NotAction.")),
        element
            .either(
                "Resource",
                "NotResource",
                Element::someTexts,
                Resources.Only::new,
                Resources.AllBut::new)
            .orElseGet(Resources.Unstated::new),
        element.child("Condition").map(PolicyReader::conditions).orElseGet(List::of));
  }

  private static Effect effect(Element statement) {
    Element effect =
        statement
            .child("Effect")
            .orElseThrow(() -> new Refused(statement.place, "The statement has no Effect."));
    return switch (effect.text()) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw effect.refused("Effect is neither Allow nor Deny");
    };
  }

  private static List<String> actions(Element element) {
    List<String> patterns = element.someTexts();
    for (String pattern : patterns) {
      if (!pattern.equals("*") && pattern.indexOf(':') < 1) {
        throw element.refused("The action %s does not name its service".formatted(pattern));
      }
    }
    return patterns;
  }

  private static List<Principal> principals(Element element) {
    if (element.node.isString()) {
      if (element.text().equals("*")) {
        return List.of(new Principal.Everyone());
      }
      throw element.refused("A principal that is not * needs its kind, such as AWS or Service");
    }
    List<Principal> principals =
        element.children().stream().flatMap(PolicyReader::principalsOfKind).toList();
    if (principals.isEmpty()) {
      throw element.refused("No principal is listed");
    }
    return principals;
  }

  private static Stream<Principal> principalsOfKind(Element kind) {
    Function<String, Principal> principal =
        switch (kind.name) {
          case "AWS" -> id -> id.equals("*") ? new Principal.Everyone() : new Principal.Aws(id);
          case "Service" -> Principal.Service::new;
          case "Federated" -> Principal.Federated::new;
          case "CanonicalUser" -> Principal.CanonicalUser::new;
          default -> throw kind.refused("There is no such kind of principal");
        };
    return kind.items().stream().map(Element::text).map(principal);
  }

  private static List<Condition> conditions(Element block) {
    return block.children().stream().flatMap(PolicyReader::conditionsOfOperator).toList();
  }

  private static Stream<Condition> conditionsOfOperator(Element keys) {
    Operator operator =
        Operator.named(keys.name)
            .orElseThrow(() -> keys.refused("There is no such condition operator"));
    return keys.children().stream()
        .map(key ->
            new Condition(operator, key.name, key.items().stream().map(Element::scalar).toList()));
  }

  /**
   * A part of the document, and where it stands.
   *
   * @param place such as {@code Statement[2].Condition}
   * @param name the last step of its place
   */
  private record Element(String place, String name, JsonNode node) {

    void keepsTo(Set<String> names) {
      for (Element child : children()) {
        if (!names.contains(child.name)) {
          throw child.refused("There is no such element");
        }
      }
    }

    Optional<Element> child(String wanted) {
      return children().stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** What stands under the names of an object. */
    List<Element> children() {
      if (!node.isObject()) {
        throw refused("An object is expected here");
      }
      String under = place.isEmpty() ? "" : place + ".";
      return node.properties().stream()
          .map(named -> new Element(under + named.getKey(), named.getKey(), named.getValue()))
          .toList();
    }

    /** The elements of a list, or the one that stands here without a list around it. */
    List<Element> items() {
      if (!node.isArray()) {
        return List.of(this);
      }
      List<Element> items = new ArrayList<>();
      for (JsonNode item : node.values()) {
        items.add(new Element("%s[%d]".formatted(place, items.size()), name, item));
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
      List<String> texts = items().stream().map(Element::text).toList();
      if (texts.isEmpty()) {
        throw refused("At least one is expected here");
      }
      return texts;
    }

    /** A text, or a number or truth value that stands without quotation marks. */
    String scalar() {
      if (node.isNumber()) {
        BigDecimal number = node.decimalValue();
        if (Math.abs(number.scale()) > LONGEST_SCALE) {
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
        Function<Element, List<L>> listed,
        Function<List<L>, ? extends T> only,
        Function<List<L>, ? extends T> allBut) {
      Optional<Element> first = child(these);
      Optional<Element> second = child(allButThese);
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
  }

  /** The end of reading, thrown where the document stops making sense and caught above. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String reason;

    Refused(String place, String reason) {
      super(reason, null, false, false);
      this.place = place;
      this.reason = reason;
    }
  }
}
