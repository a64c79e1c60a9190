package io.github.registrysdk.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** What holds for everything that a published module shows to its callers. */
public final class PublishedApiRules {

  /** What callers' tools know nothing about, Kotlin takes for nullable and not, as one likes. */
  @ArchTest
  static final ArchRule publishedPackagesAreNullMarked =
      classes()
          .that(ModuleUnderTest.publishedClass())
          .should(
              ArchCondition.from(
                  DescribedPredicate.<JavaClass>describe(
                      "be in a null-marked package",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  /** Jackson is a means: callers upgrade, shade or never see it. */
  @ArchTest
  static final ArchRule noJacksonTypeIsPublished =
      classes().that(ModuleUnderTest.publishedClass()).should(new NotShow("com.fasterxml.jackson"));

  /** OkHttp shows in the one place that takes a caller's own client. */
  @ArchTest
  static final ArchRule okHttpIsPublishedByTheClientBuilderAlone =
      classes()
          .that(ModuleUnderTest.publishedClass())
          .should(
              new NotShow(
                  "okhttp3",
                  member ->
                      member.getName().equals("httpClient")
                          && member.getOwner().getSimpleName().endsWith("Builder")));

  /** Builders are for one thread; everything else can be shared between threads. */
  @ArchTest
  static final ArchRule publishedClassesAreImmutable =
      classes()
          .that(ModuleUnderTest.publishedClass())
          .and()
          .haveSimpleNameNotEndingWith("Builder")
          .should(new KeepFieldsFinal());

  /** A logger throws what its appenders and filters throw, which must not change a call. */
  @ArchTest
  static final ArchRule onlyTheGuardedLogUsesLoggers =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.github.registrysdk.core.toolkit.GuardedLog")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.slf4j..");

  private PublishedApiRules() {}
}
