package io.github.registrysdk.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What holds for a provider's module beside {@link PublishedApiRules}. */
public final class ProviderRules {

  /** Records are data, and data has one place. */
  @ArchTest
  static final ArchRule recordsAreInTheModel =
      classes().that().areRecords().should().resideInAnyPackage("..model..", "..internal..");

  /** A model that could reach a client would talk to the API behind its reader's back. */
  @ArchTest
  static final ArchRule modelsKnowNoClient =
      noClasses()
          .that()
          .resideInAPackage("..model..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("io\\.github\\.registrysdk\\..*(Client|Service)")
          .allowEmptyShould(true);

  /** A provider is written with what core offers to every provider. */
  @ArchTest
  static final ArchRule coreIsUsedThroughItsExports =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.registrysdk.core.internal..");

  /** Native images are told what the constants name. */
  @ArchTest
  static final ArchRule jsonTypesAreConstants = classes().should(new MakeJsonTypesInConstants());

  private ProviderRules() {}
}
