package dev.sessionready;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sessionready.wire.Moto;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code mvn test} runs what has no tag, {@code mvn verify} the rest as well: a slow class without
 * one is run by both, and an IT without one by neither.
 */
class TagsTest {

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .importUrl(TagsTest.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void whoeverAsksAnEmulatedAwsHasATag() {
    fields()
        .that()
        .areAnnotatedWith(RegisterExtension.class)
        .and()
        .haveRawType(Moto.class)
        .should()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(Tag.class)
        .check(TESTS);
  }

  @Test
  void everyTestOfThePackageHasATag() {
    classes()
        .that()
        .haveSimpleNameEndingWith("IT")
        .should()
        .beAnnotatedWith(Tag.class)
        .check(TESTS);
  }
}
