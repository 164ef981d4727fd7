package dev.sessionready.report;

import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Text;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The sentences of one language. */
public final class Messages {

  private static final String BUNDLE = "dev.sessionready.report.messages";

  private final ResourceBundle bundle;
  private final Locale locale;

  /** Sentences asked for without arguments: at most as many as the bundle has. */
  private final Map<String, String> bare = new ConcurrentHashMap<>();

  /** The sentences of that language; English where it is not one of ours. */
  public Messages(Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            // Else the machine's own language would answer for one that is not ours.
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.locale = bundle.getLocale();
  }

  public static Messages english() {
    return new Messages(Locale.ROOT);
  }

  /**
   * The sentences of the language with that tag, such as {@code ja}; English where it is not one of
   * ours.
   */
  public static Messages in(String language) {
    return new Messages(Locale.forLanguageTag(language));
  }

  /**
   * The text in this language.
   *
   * @throws java.util.MissingResourceException where the bundle lacks a key
   */
  public String say(Text text) {
    return switch (text) {
      case Text.Word(String value) -> OneLine.of(value);
      case Text.Listing(List<Text> items) ->
          items.stream().map(this::say).collect(Collectors.joining(say("list.comma")));
      case Text.Message(String key, List<Text> arguments) ->
          say(key, arguments.stream().map(this::say).toArray());
    };
  }

  /**
   * The sentence with that key, its numbered places filled: numbers as this language writes them,
   * everything else as one line.
   */
  public String say(String key, Object... arguments) {
    if (arguments.length == 0) {
      return bare.computeIfAbsent(key, _ -> filled(key));
    }
    Object[] safe =
        Arrays.stream(arguments)
            .map(argument -> argument instanceof Number ? argument : OneLine.of("" + argument))
            .toArray();
    return filled(key, safe);
  }

  private String filled(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /**
   * What holds when the check passes: this language's words for it, or else the check info's own.
   */
  public String title(CheckInfo info) {
    return find(info.id() + ".title").orElseGet(info::title);
  }

  /**
   * Why sessions need what the check asks for: this language's words, or else the check info's own.
   */
  public String why(CheckInfo info) {
    return find(info.id() + ".why").orElseGet(info::why);
  }

  /** What the check cannot see, because AWS does not show it or only the machine knows. */
  public Optional<String> unseen(CheckInfo info) {
    return find(info.id() + ".cannot-see").map(_ -> say(info.id() + ".cannot-see"));
  }

  /** Which versions of the agent the check judges differently. */
  public Optional<String> agents(CheckInfo info) {
    return find(info.id() + ".agents").map(_ -> say(info.id() + ".agents"));
  }

  /** The language of the sentences. */
  public Locale language() {
    return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
  }

  /** The language of the sentences; the root locale stands for English. */
  Locale locale() {
    return locale;
  }

  /** The sentence with that key as it stands in the bundle, if it does. */
  Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  /** Where texts of this language may be parted. */
  public LineBreaks lineBreaks() {
    return new LineBreaks(locale);
  }
}
