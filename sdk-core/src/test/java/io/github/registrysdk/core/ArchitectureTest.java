package io.github.registrysdk.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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

  @ArchTest
  static void coreAndSpiAloneAreExported(JavaClasses classes) {
    assertThat(ModuleUnderTest.exportedPackages())
        .containsExactlyInAnyOrder("io.github.registrysdk.core", "io.github.registrysdk.core.spi");
  }
}
