// Over 200 lines: one policy grammar, read element by element.
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
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
  private static final Set<String> VERSIONS = Set.of(Policy.VERSION_2012, Policy.VERSION_2008);

  /**
   * What a policy's text says.
   *
   * @param text the text as AWS hands it out: JSON, or JSON encoded as in a URL, which is how IAM
   *     returns it
   */
  public Parsed<Policy> read(String text) {
    try {
      return Parsed.read(policy(new PolicyElement("", "", JSON.readTree(decoded(text)))));
    } catch (PolicyElement.Refused refused) {
      return Parsed.malformed(refused.place(), refused.reason());
    } catch (NumberFormatException _) {
      // Jackson lets this one through where an exponent is beyond what a BigDecimal can hold.
      return Parsed.malformed("", "A number in the document is out of all proportion.");
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where = at == null ? "" : " (line %d)".formatted(at.getLineNr());
      return Parsed.malformed("", "This is not JSON%s: %s.".formatted(where, JsonText.reason(e)));
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
      throw new PolicyElement.Refused(
          "", "The document begins in URL encoding but does not keep to it.");
    }
  }

  private static Policy policy(PolicyElement document) {
    document.keepsTo(OF_DOCUMENT);
    String version = document.child("Version").map(PolicyElement::text).orElse(Policy.VERSION_2008);
    if (!VERSIONS.contains(version)) {
      throw new PolicyElement.Refused(
          "Version", "There is no version %s of the policy language.".formatted(version));
    }
    document.child("Id").ifPresent(PolicyElement::text);
    PolicyElement statements =
        document
            .child("Statement")
            .orElseThrow(() -> new PolicyElement.Refused("", "The document has no Statement."));
    return new Policy(version, statements.items().stream().map(PolicyReader::statement).toList());
  }

  private static Statement statement(PolicyElement element) {
    element.keepsTo(OF_STATEMENT);
    return new Statement(
        element.child("Sid").map(PolicyElement::text).orElse(null),
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
                new PolicyElement.Refused(
                    element.place(), "The statement has neither Action nor NotAction.")),
        element
            .either(
                "Resource",
                "NotResource",
                PolicyElement::someTexts,
                Resources.Only::new,
                Resources.AllBut::new)
            .orElseGet(Resources.Unstated::new),
        element.child("Condition").map(PolicyReader::conditions).orElseGet(List::of));
  }

  private static Effect effect(PolicyElement statement) {
    PolicyElement effect =
        statement
            .child("Effect")
            .orElseThrow(
                () -> new PolicyElement.Refused(statement.place(), "The statement has no Effect."));
    return switch (effect.text()) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw effect.refused("Effect is neither Allow nor Deny");
    };
  }

  private static List<String> actions(PolicyElement element) {
    List<String> patterns = element.someTexts();
    for (String pattern : patterns) {
      if (!pattern.equals("*") && pattern.indexOf(':') < 1) {
        throw element.refused("The action %s does not name its service".formatted(pattern));
      }
    }
    return patterns;
  }

  private static List<Principal> principals(PolicyElement element) {
    if (element.node().isString()) {
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

  private static Stream<Principal> principalsOfKind(PolicyElement kind) {
    Function<String, Principal> principal =
        switch (kind.name()) {
          case "AWS" -> id -> id.equals("*") ? new Principal.Everyone() : new Principal.Aws(id);
          case "Service" -> Principal.Service::new;
          case "Federated" -> Principal.Federated::new;
          case "CanonicalUser" -> Principal.CanonicalUser::new;
          default -> throw kind.refused("There is no such kind of principal");
        };
    return kind.items().stream().map(PolicyElement::text).map(principal);
  }

  private static List<Condition> conditions(PolicyElement block) {
    return block.children().stream().flatMap(PolicyReader::conditionsOfOperator).toList();
  }

  private static Stream<Condition> conditionsOfOperator(PolicyElement keys) {
    Operator operator =
        Operator.named(keys.name())
            .orElseThrow(() -> keys.refused("There is no such condition operator"));
    return keys.children().stream()
        .map(key ->
            new Condition(
                operator, key.name(), key.items().stream().map(PolicyElement::scalar).toList()));
  }
}
