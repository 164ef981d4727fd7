package dev.sessionready.wire;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that tests run and that whoever runs the tests may not have. */
public final class InstalledProgram {

  private InstalledProgram() {}

  /**
   * Where it is on the PATH. Where it is not, the tests that ask are skipped, or fail where the
   * environment says {@code CI=true}.
   *
   * @param lacking what is said then: what is lacking, and how to install it
   * @param names what it may be called
   */
  public static Path required(String lacking, String... names) {
    Optional<Path> program =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
      Assertions.fail(lacking);
    }
    Assumptions.assumeTrue(program.isPresent(), lacking);
    return program.orElseThrow();
  }
}
