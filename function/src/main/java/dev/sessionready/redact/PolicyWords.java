package dev.sessionready.redact;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What becomes of the texts in a policy: elements, actions, operators, the names of condition keys
 * and the values that AWS defines stay.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">
 *     Grammar of the IAM JSON policy language</a>
 */
record PolicyWords(OwnText text) implements JsonWords {

  private static final Set<String> ELEMENTS =
      Set.of(
          "Version",
          "Id",
          "Statement",
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition",
          "AWS",
          "Service",
          "Federated",
          "CanonicalUser");

  private static final Pattern OPERATOR =
      Pattern.compile(
          "(?i)(?:For(?:All|Any)(?:Values?)?:)?(?:(?:String|Numeric|Date|Arn)(?:Not)?(?:Equals"
              + "|Like|LessThan|GreaterThan)[A-Za-z]*|Bool|BinaryEquals|(?:Not)?IpAddress|Null)"
              + "(?:IfExists)?");

  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]*");

  private static final Pattern CONDITION_KEY = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9:-]+");
  private static final String ENCRYPTION_CONTEXT = "kms:EncryptionContext:";

  private static final Pattern NUMBER_OR_MOMENT =
      Pattern.compile("(?i)true|false|(?!\\d{12}$)[+-]?[0-9][0-9.:TZ+-]*");

  /** IAM hands policies out encoded as in a URL. */
  static String decoded(String policy) {
    if (!policy.strip().regionMatches(true, 0, "%7B", 0, 3)) {
      return policy;
    }
    try {
      return URLDecoder.decode(policy.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return policy;
    }
  }

  @Override
  public String name(List<String> path, String name) {
    int condition = path.lastIndexOf("Condition");
    return switch (condition < 0 ? 0 : path.size() - condition) {
      case 0 -> ELEMENTS.contains(name) ? name : text.of(name);
      case 1 -> OPERATOR.matcher(name).matches() ? name : text.of(name);
      default -> conditionKey(name);
    };
  }

  @Override
  public String value(List<String> path, String value) {
    int condition = path.lastIndexOf("Condition");
    if (condition >= 0 && path.size() > condition + 2) {
      return conditionValue(path.get(condition + 1), path.get(condition + 2), value);
    }
    return switch (path.isEmpty() ? "" : path.getLast()) {
      case "Version", "Effect" -> value.length() > 10 ? text.of(value) : value;
      case "Action", "NotAction" -> ACTION.matcher(value).matches() ? value : text.of(value);
      default -> text.of(value);
    };
  }

  private String conditionKey(String key) {
    int tag = key.indexOf('/');
    String name = tag < 0 ? key : key.substring(0, tag);
    String own = tag < 0 ? "" : "/" + text.ofTagKey(key.substring(tag + 1));
    int context = ENCRYPTION_CONTEXT.length();
    if (name.regionMatches(true, 0, ENCRYPTION_CONTEXT, 0, context)
        && !name.regionMatches(true, context, "aws:", 0, 4)) {
      return name.substring(0, context) + text.of(key.substring(context));
    }
    return CONDITION_KEY.matcher(name).matches() ? name + own : text.of(key);
  }

  private String conditionValue(String operator, String key, String value) {
    boolean isNumber = operator.matches("(?i).*(?:Numeric|Date|Bool|Null).*");
    if (AwsWords.CONDITION_VALUE.matcher(value).matches()
        || (isNumber && NUMBER_OR_MOMENT.matcher(value).matches())
        || (key.equalsIgnoreCase("s3:TlsVersion") && value.length() <= 4)) {
      return value;
    }
    return key.equalsIgnoreCase("aws:TagKeys") ? text.ofTagKey(value) : text.of(value);
  }
}
