package io.github.registrysdk.core.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** That a provider can be written without touching the core: the one in {@code acme} was. */
@AnalyzeClasses(packages = "io.github.registrysdk.core.wire.acme")
class FourthProviderTest {

  @ArchTest
  static final ArchRule exportedPackagesAreEnough =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.github.registrysdk.core",
              "io.github.registrysdk.core.spi",
              "io.github.registrysdk.core.wire.acme",
              "java..",
              "org.jspecify..");
}
