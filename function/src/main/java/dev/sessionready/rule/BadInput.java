package dev.sessionready.rule;

import dev.sessionready.check.OneLine;
import dev.sessionready.model.AccountRegion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/**
 * Input that cannot be used; the message says in one sentence what, where and what would be right.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A sentence that quotes more than somebody reads has its middle left out. */
  private static final int LONGEST = 1_200;

  private static final int BEGINNING = 800;
  private static final int END = 300;
  private static final int QUOTED = 500;

  public BadInput(String message) {
    super(readable(message));
  }

  public BadInput(String message, Throwable cause) {
    super(readable(message), cause);
  }

  private static String readable(String message) {
    String line = OneLine.of(message);
    return line.length() <= LONGEST ? line : withoutMiddle(line, BEGINNING, END);
  }

  /** A quotation that leaves room for what is said of it. */
  public static String quoted(String text) {
    return text.length() <= QUOTED ? text : withoutMiddle(text, QUOTED - END / 2, END / 2);
  }

  // Not through a pair of halves.
  private static String withoutMiddle(String line, int beginning, int ending) {
    int end = Character.isHighSurrogate(line.charAt(beginning - 1)) ? beginning - 1 : beginning;
    int start = line.length() - ending;
    start += Character.isLowSurrogate(line.charAt(start)) ? 1 : 0;
    return line.substring(0, end) + " … " + line.substring(start);
  }

  /** A file, or what stands for one, that cannot be used as it should be, such as written. */
  public static BadInput file(String name, String use, IOException broken) {
    return new BadInput("%s: it cannot be %s: %s.".formatted(name, use, reason(broken)), broken);
  }

  private static String reason(IOException broken) {
    return switch (broken) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException refused when refused.getReason() != null -> refused.getReason();
      default -> Objects.requireNonNullElse(broken.getMessage(), "reading or writing failed");
    };
  }

  /** Nothing by that id, or those ids, is where it was looked for. */
  public static BadInput noInstance(String ids, AccountRegion place) {
    return new BadInput(
        "There is no instance %s in account %s, region %s."
            .formatted(ids, place.account(), place.region()));
  }
}
