package dev.sessionready.subject;

import dev.sessionready.model.Snapshot;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The instances that something in the account names: a route, a policy, a grant. What holds for one
 * of them need not hold for the others of its kind.
 */
final class NamedInstances {

  private static final String START = "i-";
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final int SHORT = 10;
  private static final int LONG = 19;

  private final Snapshot snapshot;
  private volatile @Nullable Set<String> ids;

  NamedInstances(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  boolean contains(String instanceId) {
    Set<String> known = ids;
    return known == null ? found().contains(instanceId) : known.contains(instanceId);
  }

  private synchronized Set<String> found() {
    Set<String> known = ids;
    if (known == null) {
      known = find();
      ids = known;
    }
    return known;
  }

  // A name that goes on beyond an id begins with it all the same.
  private Set<String> find() {
    Set<String> found = new HashSet<>();
    Stream.of(
            snapshot.network(),
            snapshot.identity(),
            snapshot.logging(),
            snapshot.systemsManager().sessionDocuments(),
            String.valueOf(snapshot.systemsManager().sessionDocumentVersions()),
            snapshot.systemsManager().defaultHostManagementRole())
        .forEach(facts -> addAll(unescaped(facts.toString()).toLowerCase(Locale.ROOT), found));
    return Collections.unmodifiableSet(found);
  }

  // By hand: of a large account the text has many megabytes, and everybody waits for it.
  private static void addAll(String text, Set<String> found) {
    for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + START.length())) {
      int end = at + START.length();
      while (end < text.length() && end < at + LONG && StandIns.isHexDigit(text.charAt(end))) {
        end++;
      }
      if (end - at >= SHORT) {
        found.add(text.substring(at, at + SHORT));
        found.add(text.substring(at, end));
      }
    }
  }

  // Policies are JSON, in which any character may be written by its number.
  private static String unescaped(String text) {
    return text.contains("\\u")
        ? ESCAPED
            .matcher(text)
            .replaceAll(one ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(one.group(1), 16))))
        : text;
  }
}
