package dev.sessionready.report.html;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * What the page itself says, beside what the checks say, in one language.
 *
 * @param portion which portion of a sweep the page shows; 0 where it shows everything
 */
record PageWords(Locale language, ResourceBundle bundle, int portion) {

  private static final String BUNDLE = "dev.sessionready.report.html.words";
  private static final String TITLE = "title";
  private static final String PORTION = "portion";

  /** The words of that language; English where it is not one of ours. */
  static PageWords in(Locale language) {
    return new PageWords(
        language,
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        0);
  }

  /** The words of a page that shows one portion of a sweep. */
  PageWords ofPortion(int number) {
    return new PageWords(language, bundle, number);
  }

  /** The words with that key. */
  String say(String key) {
    String words = bundle.getString(key);
    return portion > 0 && key.equals(TITLE)
        ? words + bundle.getString(PORTION).replace("{0}", Integer.toString(portion))
        : words;
  }

  /** All of them, for the script. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    bundle.keySet().forEach(key -> all.put(key, say(key)));
    all.remove(PORTION);
    return all;
  }
}
