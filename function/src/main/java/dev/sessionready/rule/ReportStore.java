package dev.sessionready.rule;

import dev.sessionready.fact.ReadFailure;
import java.nio.file.Path;
import java.util.Optional;

/** Where the reports of sweeps are kept. */
public interface ReportStore {

  /**
   * Puts a report in the place of the last one of that name.
   *
   * @param mediaType such as {@code application/json}
   * @return why it could not be put; empty where it was
   */
  Optional<ReadFailure> put(String name, String mediaType, Path report);

  /** Where a report of that name is found by whoever may read it. */
  String address(String name);
}
