package dev.sessionready.redact;

import dev.sessionready.network.address.Cidr;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which AWS's words stay and every other is replaced: what stays is what an ARN begins
 * with, host names of AWS, Regions, the prefixes of ids, and names that AWS gives.
 */
final class OwnText {

  private static final Pattern PARTS =
      Pattern.compile(
          String.join(
              "|",
              "(?<managed>arn:[a-z*?-]*:iam::aws:[\\w+=,.@/*?-]+)",
              "(?<bucket>arn:[\\w*?-]*:s3:::)(?<name>[^\\s/\"',]*)",
              "(?<arn>arn:[\\w*?-]*:[\\w*?-]*:[\\w*?-]*:)",
              "(?<service>\\b(?:cn\\.)?(?:com\\.amazonaws|aws\\.api)\\.[\\w.-]*)",
              "(?<host>[\\w*?.-]*\\b(?:amazonaws\\.(?:com(?:\\.cn)?|eu)"
                  + "|amazonwebservices\\.(?:com\\.cn|eu)|api\\.aws)(?![\\w-]))",
              "(?<public>(?<![\\w-])" + AwsWords.NAME + "(?![\\w-]))",
              "(?<variable>\\$\\{(?:[*?$]}|[^{}',/\\s]+(?=[},/\\s])))",
              "(?<stored>\\{\\{\\s*ssm:)",
              "(?<region>(?<![\\w])" + AwsWords.REGION + "(?![\\w]))",
              "(?<address>(?<![\\w.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}"
                  + "|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
                  + "|[0-9A-Fa-f:]*::[0-9A-Fa-f:.]*)(?:/\\d{1,3})?(?![\\w:]))",
              "(?<pattern>(?<![\\w.:])(?=[\\d.*]*\\*)(?:\\d{1,3}|\\*)(?:\\.(?:\\d{1,3}|\\*)){1,3}(?![\\w.:]))",
              "(?<kind>(?<=[:*])" + AwsWords.KIND + "(?=[/:])|(?<![\\w/-])alias(?=/))",
              "(?<id>(?<![\\w-])" + AwsWords.ID_PREFIX + ")"));

  private static final Pattern IN_SENTENCE =
      Pattern.compile(
          // The options of a command, but for those that ask for a form.
          "(?<==)(?!JSON\\b|default\\b)\\S+|arn:[^\\s'\"]+|(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d{1,2})?"
              + "|(?<![\\w-])"
              + AwsWords.ID_PREFIX
              + "[\\w-]+|(?<!\\w)\\d{12}(?!\\w)");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern REGION_LABEL = Pattern.compile(AwsWords.REGION);
  private static final Pattern SERVICE_LABEL =
      Pattern.compile("s3|dualstack|vpce|amazonaws|amazonwebservices|com|cn|eu|aws|api|");
  private static final Pattern BEHIND_SERVICE =
      Pattern.compile("amazonaws|amazonwebservices|com|cn|eu|aws|api|dualstack|vpce|");
  private static final Pattern KEPT_TAG =
      Pattern.compile("Name|aws:[\\w:/.-]+|SystemsManagerJustInTimeNodeAccessManaged");

  private static final int IPV4_OCTETS = 4;

  private final Words words;
  private final SecretAddresses addresses;
  private int lastOctets;

  OwnText(Words words, SecretAddresses addresses) {
    this.words = words;
    this.addresses = addresses;
  }

  /** How many octets patterns of addresses seen so far name behind a wildcard: 10.*.*.13 one. */
  int lastOctets() {
    return lastOctets;
  }

  /** The text with what is the account's own replaced. */
  String of(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    Matcher part = PARTS.matcher(text);
    int from = 0;
    while (part.find()) {
      plain(text, from, part.start(), whole);
      whole.append(replaced(part));
      from = part.end();
    }
    plain(text, from, text.length(), whole);
    return whole.toString();
  }

  /** The key of a tag, of which AWS gives some. */
  String ofTagKey(String key) {
    return KEPT_TAG.matcher(key).matches() ? key : of(key);
  }

  /** A sentence of the program's, in which only ids, addresses and accounts are the account's. */
  String inSentence(String sentence) {
    return IN_SENTENCE
        .matcher(sentence)
        .replaceAll(own -> Matcher.quoteReplacement(of(own.group())));
  }

  private void plain(String text, int from, int to, StringBuilder whole) {
    Matcher word = WORD.matcher(text).region(from, to);
    int end = from;
    while (word.find()) {
      whole.append(text.substring(end, word.start()));
      whole.append(
          AwsWords.isKept(word.group())
              ? word.group()
              : words.of(word.group(), isWild(text, word.start() - 1), isWild(text, word.end())));
      end = word.end();
    }
    whole.append(text, end, to);
  }

  private static boolean isWild(String text, int at) {
    return at >= 0 && at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '?');
  }

  private String replaced(MatchResult part) {
    if (part.group("bucket") != null) {
      return part.group("bucket") + of(part.group("name"));
    }
    if (part.group("host") != null) {
      return host(part.group());
    }
    if (part.group("service") != null) {
      return service(part.group());
    }
    if (part.group("pattern") != null) {
      return pattern(part.group());
    }
    return part.group("address") != null ? address(part.group()) : part.group();
  }

  // What stands before the first wildcard is a block; what stands behind the last one stays.
  private String pattern(String pattern) {
    List<String> octets = List.of(pattern.split("\\.", -1));
    int first = octets.indexOf("*");
    lastOctets = Math.max(lastOctets, octets.size() - 1 - octets.lastIndexOf("*"));
    if (first == 0) {
      return pattern;
    }
    String start = String.join(".", octets.subList(0, first)) + ".0".repeat(IPV4_OCTETS - first);
    return Cidr.find(start + "/" + 8 * first)
        .map(block -> addresses.of(block).first().toString().split("\\.", -1))
        .map(own ->
            String.join(".", Arrays.asList(own).subList(0, first))
                + "."
                + String.join(".", octets.subList(first, octets.size())))
        .orElse(pattern);
  }

  // A name before the service is a bucket, an endpoint or a zone of the account.
  private String host(String host) {
    String[] labels = host.split("\\.", -1);
    int first = labels.length - 1;
    while (first >= 0 && isOfAws(labels, first)) {
      first--;
    }
    String rest = String.join(".", Arrays.asList(labels).subList(first + 1, labels.length));
    String own = String.join(".", Arrays.asList(labels).subList(0, first + 1));
    return own.isEmpty() ? rest : of(own) + (first + 1 < labels.length ? "." : "") + rest;
  }

  private static boolean isOfAws(String[] labels, int at) {
    String next = at + 1 < labels.length ? labels[at + 1] : "";
    return SERVICE_LABEL.matcher(labels[at]).matches()
        || REGION_LABEL.matcher(labels[at]).matches()
        || REGION_LABEL.matcher(next).matches()
        || (BEHIND_SERVICE.matcher(next).matches() && !next.isEmpty());
  }

  // The service of somebody who is not AWS has an id.
  private String service(String name) {
    int own = name.indexOf("vpce-svc-");
    return own < 0 ? name : name.substring(0, own) + of(name.substring(own));
  }

  private String address(String text) {
    Optional<Cidr> block = Cidr.find(text);
    if (block.isEmpty()) {
      StringBuilder other = new StringBuilder();
      plain(text, 0, text.length(), other);
      return other.toString();
    }
    Cidr standIn = addresses.of(block.get());
    return text.indexOf('/') < 0 ? standIn.first().toString() : standIn.toString();
  }
}
