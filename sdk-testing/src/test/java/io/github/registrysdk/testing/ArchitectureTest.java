package io.github.registrysdk.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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

  /** Else a cassette would record with what only a fake means. */
  @ArchTest
  static final ArchRule cassettesUseNothingOfTheFakesButHttp =
      noClasses()
          .that()
          .resideInAPackage("io.github.registrysdk.testing.internal.cassette")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.github.registrysdk.testing.internal..")
                  .and(
                      resideOutsideOfPackages(
                          "io.github.registrysdk.testing.internal.cassette",
                          "io.github.registrysdk.testing.internal.http")));

  @ArchTest
  static final ArchRule internalPackagesHaveNoCycles =
      slices().matching("io.github.registrysdk.testing.(**)").should().beFreeOfCycles();
}
