package dev.sessionready.report.html;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** What the page itself says, beside what the checks say, in one language. */
record PageWords(Locale language, ResourceBundle bundle) {

  private static final String BUNDLE = "dev.sessionready.report.html.words";

  /** The words of that language; English where it is not one of ours. */
  static PageWords in(Locale language) {
    return new PageWords(
        language,
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The words with that key. */
  String say(String key) {
    return bundle.getString(key);
  }

  /** All of them, for the script. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
    return all;
  }
}
