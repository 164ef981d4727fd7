package dev.sessionready.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

/** The stack that {@code heal --format cdk} prints compiles, and is the template it prints. */
@Tag("template")
class HealedStackTest {

  private static final Path PRINTED = Path.of("..", "function", "src", "test", "resources", "heal");
  private static final String NAME = "SessionManagerFixes";

  @TempDir private Path folder;

  @Test
  void whatIsPrintedCompilesToTheTemplateThatIsPrinted()
      throws IOException, ReflectiveOperationException {
    JsonNode printed =
        new ObjectMapper().readTree(PRINTED.resolve("demo.cloudformation.json").toFile());

    JsonNode synthesised = Synthesis.json(Template.fromStack(stack()));

    assertThat(synthesised.path("Resources")).isNotEmpty().isEqualTo(printed.path("Resources"));
  }

  private Stack stack() throws IOException, ReflectiveOperationException {
    compile(Files.copy(PRINTED.resolve("demo.cdk.txt"), folder.resolve(NAME + ".java")));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      return (Stack)
          classes
              .loadClass(NAME)
              .getConstructor(Construct.class, String.class, StackProps.class)
              .newInstance(new App(), "Fixes", StackProps.builder().build());
    } catch (InvocationTargetException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  private void compile(Path source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as("%s", problems).isTrue();
    }
  }
}
