package dev.sessionready.change;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A printed line as a POSIX shell splits it. What would make a shell do anything but run one
 * command with these very words, such as an unquoted {@code ;}, {@code $} or {@code *}, is refused.
 * The one substitution that is understood is {@code "$(printf %b '…')"}, by which a word with
 * control characters stays on one line.
 *
 * @param output the file that takes what the command prints; null where it is printed
 * @param variable the variable that takes what it prints; null where none does
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">Shell
 *     Command Language</a>
 */
record ShellLine(List<String> words, @Nullable String output, @Nullable String variable) {

  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_][A-Z0-9_]*)=\\$\\((.*)\\)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Z_][A-Z0-9_]*)}|([A-Z_][A-Z0-9_]*))");
  private static final String PRINTED = "$(printf %b '";
  private static final Pattern OCTAL = Pattern.compile("\\\\0([0-7]{1,3})");
  private static final String UNQUOTED = ";&|<()$`*?[]!~#\n\r";
  private static final String ESCAPED_IN_QUOTES = "$`\"\\\n";

  static ShellLine parse(String line) {
    return new Splitter(line, Map.of()).split();
  }

  /** The same, where variables were assigned before; they count in double quotes. */
  static ShellLine parse(String line, Map<String, String> variables) {
    Matcher assignment = ASSIGNMENT.matcher(line.strip());
    if (!assignment.matches()) {
      return new Splitter(line, variables).split();
    }
    ShellLine command = new Splitter(assignment.group(2), variables).split();
    return new ShellLine(command.words(), command.output(), assignment.group(1));
  }

  /** Walks along the line once. */
  private static final class Splitter {

    private final String line;
    private final Map<String, String> variables;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int redirect = -1;
    private int at;

    Splitter(String line, Map<String, String> variables) {
      this.line = line;
      this.variables = variables;
    }

    ShellLine split() {
      for (at = 0; at < line.length(); at++) {
        char next = line.charAt(at);
        switch (next) {
          case ' ', '\t' -> endWord();
          case '\'' -> inSingleQuotes();
          case '"' -> inDoubleQuotes();
          case '\\' -> append(following());
          case '>' -> {
            endWord();
            redirect = words.size();
          }
          default -> append(plain(next));
        }
      }
      endWord();
      if (redirect < 0) {
        return new ShellLine(List.copyOf(words), null, null);
      }
      if (redirect != words.size() - 1) {
        throw new CannotRun("it redirects to what is not one file: " + line);
      }
      return new ShellLine(List.copyOf(words.subList(0, redirect)), words.getLast(), null);
    }

    private char plain(char next) {
      boolean expands = next == '{' || (next == '}' && word.indexOf("{") >= 0);
      boolean comment = next == '#' && inWord;
      if (!comment && (UNQUOTED.indexOf(next) >= 0 || expands)) {
        throw new CannotRun("a shell takes the unquoted '%s' for itself: %s".formatted(next, line));
      }
      return next;
    }

    private void inSingleQuotes() {
      int end = line.indexOf('\'', at + 1);
      if (end < 0) {
        throw new CannotRun("a quote is never closed: " + line);
      }
      append(line.substring(at + 1, end));
      at = end;
    }

    private void inDoubleQuotes() {
      append("");
      for (at++; at < line.length() && line.charAt(at) != '"'; at++) {
        char next = line.charAt(at);
        if (next == '\\' && at + 1 < line.length() && isEscapable(line.charAt(at + 1))) {
          append(line.charAt(++at));
        } else if (line.startsWith(PRINTED, at)) {
          append(printed());
        } else if (next == '$' && isVariable()) {
          append(variable());
        } else if (next == '$' || next == '`') {
          throw new CannotRun(
              "a shell expands the '%s' in double quotes: %s".formatted(next, line));
        } else {
          append(next);
        }
      }
      if (at == line.length()) {
        throw new CannotRun("a quote is never closed: " + line);
      }
    }

    private boolean isVariable() {
      return VARIABLE.matcher(line).region(at, line.length()).lookingAt();
    }

    private String variable() {
      Matcher named = VARIABLE.matcher(line).region(at, line.length());
      if (!named.lookingAt()) {
        throw new CannotRun("no variable stands there: " + line);
      }
      String name = named.group(1) == null ? named.group(2) : named.group(1);
      at = named.end() - 1;
      String value = variables.get(name);
      if (value == null) {
        throw new CannotRun("nothing was assigned to %s before: %s".formatted(name, line));
      }
      return value;
    }

    // Command substitution drops the line breaks at the end.
    private String printed() {
      int from = at + PRINTED.length();
      int end = line.indexOf("')", from);
      if (end < 0) {
        throw new CannotRun("a substitution is never closed: " + line);
      }
      at = end + 1;
      return octets(line.substring(from, end)).replaceFirst("\n+$", "");
    }

    // Each escape is an octet, of which several may be one character.
    private static String octets(String escaped) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      Matcher escape = OCTAL.matcher(escaped);
      int end = 0;
      while (escape.find()) {
        octets.writeBytes(escaped.substring(end, escape.start()).getBytes(StandardCharsets.UTF_8));
        octets.write(Integer.parseInt(escape.group(1), 8));
        end = escape.end();
      }
      octets.writeBytes(escaped.substring(end).getBytes(StandardCharsets.UTF_8));
      return octets.toString(StandardCharsets.UTF_8);
    }

    private static boolean isEscapable(char next) {
      return ESCAPED_IN_QUOTES.indexOf(next) >= 0;
    }

    private char following() {
      if (++at == line.length()) {
        throw new CannotRun("the line ends in a backslash: " + line);
      }
      return line.charAt(at);
    }

    private void append(char more) {
      append(String.valueOf(more));
    }

    private void append(String more) {
      word.append(more);
      inWord = true;
    }

    private void endWord() {
      if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
  }
}
