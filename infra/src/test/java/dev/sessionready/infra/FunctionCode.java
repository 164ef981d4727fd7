package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** The function's compiled classes, which this module knows in its tests only. */
final class FunctionCode implements AutoCloseable {

  private static final Path CLASSES = Path.of("..", "function", "target", "classes");

  private final URLClassLoader loader;

  FunctionCode() throws MalformedURLException {
    assertThat(CLASSES.resolve("dev/sessionready"))
        .as("the function module is not compiled; `mvn -pl function compile` does it")
        .matches(Files::isDirectory, "exists");
    URL[] path = {CLASSES.toUri().toURL()};
    this.loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
  }

  Class<?> named(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
