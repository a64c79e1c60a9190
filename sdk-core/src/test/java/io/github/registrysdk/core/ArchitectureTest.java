package io.github.registrysdk.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.github.registrysdk.testsupport.ModuleUnderTest;
import io.github.registrysdk.testsupport.PublishedApiRules;

@AnalyzeClasses(
    packages = "io.github.registrysdk.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests publishedApi = ArchTests.in(PublishedApiRules.class);

  @ArchTest
  static final ArchRule coreNamesNoProvider =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.registrysdk.buildkite..",
              "io.github.registrysdk.github..",
              "io.github.registrysdk.humanitec..",
              "io.github.registrysdk.testing..")
          .orShould()
          .haveNameMatching("(?i).*\\.core\\..*(buildkite|github|humanitec).*");

  /** Who reads the packages from the top never comes back to an earlier one. */
  @ArchTest
  static final ArchRule internalPackagesAndSpiFormNoCycle =
      slices()
          .matching("io.github.registrysdk.core.(internal.*|spi|toolkit)..")
          .should()
          .beFreeOfCycles();

  /**
   * The public package makes what is internal, and so has to name some of it: here, nowhere else.
   */
  @ArchTest
  static final ArchRule onlyEntryPointsNameInternals =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.github.registrysdk.core",
              "io.github.registrysdk.core.spi",
              "io.github.registrysdk.core.toolkit")
          .and(
              not(
                  belongToAnyOf(
                      ClientBuilder.class, Json.class, SdkExceptionFactory.class, Upload.class)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.registrysdk.core.internal..");

  /** What provider modules share is not for other modules. */
  @ArchTest
  static void coreAndSpiAloneAreExportedToAll(JavaClasses classes) {
    assertThat(ModuleUnderTest.exportedPackages())
        .containsExactlyInAnyOrder("io.github.registrysdk.core", "io.github.registrysdk.core.spi");
  }
}
