package dev.sessionready.report;

import dev.sessionready.check.Text;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The sentences of one language. */
public final class Messages {

  private static final String BUNDLE = "dev.sessionready.report.messages";

  private final ResourceBundle bundle;
  private final Locale locale;

  /** The sentences of that language; English where it is not one of ours. */
  public Messages(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public static Messages english() {
    return new Messages(Locale.ROOT);
  }

  /**
   * The text in this language.
   *
   * @throws java.util.MissingResourceException where the bundle lacks a key
   */
  public String say(Text text) {
    return switch (text) {
      case Text.Word(String value) -> value;
      case Text.Listing(List<Text> items) ->
          items.stream().map(this::say).collect(Collectors.joining(say("list.comma")));
      case Text.Message(String key, List<Text> arguments) ->
          say(key, arguments.stream().map(this::say).toArray());
    };
  }

  /** The sentence with that key, its numbered places filled. */
  public String say(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
