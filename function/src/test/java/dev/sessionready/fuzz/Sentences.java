package dev.sessionready.fuzz;

import dev.sessionready.check.OneLine;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every sentence about unusable input keeps to, whoever wrote the input. */
public final class Sentences {

  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(java|javax|jdk|sun|tools\\.jackson|com\\.fasterxml|picocli|software\\.amazon"
              + "|dev\\.sessionready)\\.[a-z]+\\.|\\b(NullPointer|ClassCast|IndexOutOfBounds"
              + "|StackOverflow|IllegalArgument|IllegalState|NumberFormat|NoSuchFile)[A-Z]?[a-z]*"
              + "|BigDecimal|BigInteger|StreamReadConstraints|\\tat ");

  private Sentences() {}

  /** What is wrong with it; nothing where it is a sentence. */
  public static Stream<String> faults(String sentence) {
    return Stream.of(
            sentence.isBlank() ? "says nothing" : "",
            sentence.codePoints().anyMatch(OneLine::isUnsafe) ? "holds control characters" : "",
            JAVA.matcher(sentence).find() ? "speaks Java" : "")
        .filter(fault -> !fault.isEmpty())
        .map(fault -> fault + ": " + shortened(sentence));
  }

  private static String shortened(String sentence) {
    return sentence.length() > 300 ? sentence.substring(0, 300) + "…" : sentence;
  }
}
