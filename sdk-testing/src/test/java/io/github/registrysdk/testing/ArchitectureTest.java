package io.github.registrysdk.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.github.registrysdk.testing",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** A bug in the core must not be hidden by the same bug in a fake. */
  @ArchTest
  static final ArchRule fakesUseNothingOfTheCore =
      noClasses()
          .that()
          .resideInAPackage("io.github.registrysdk.testing.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.registrysdk.core..");
}
