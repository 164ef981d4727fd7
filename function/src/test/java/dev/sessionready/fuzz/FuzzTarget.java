package dev.sessionready.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Something that reads what others wrote. */
public interface FuzzTarget {

  /** What it reads. */
  String name();

  /** How much of a core one input may take: many times what the largest stored account needs. */
  default Duration most() {
    return Duration.ofSeconds(5);
  }

  /** One input; the same for the same state of {@code random}. */
  String input(Random random);

  /**
   * Reads the input as the program does.
   *
   * @return the sentences that it said of what it could not use
   * @throws RuntimeException with one sentence where it refuses the whole
   */
  List<String> read(String input);
}
