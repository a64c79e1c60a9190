package io.github.registrysdk.spring;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.github.registrysdk.testsupport.PublishedApiRules;

@AnalyzeClasses(
    packages = "io.github.registrysdk.spring",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests publishedApi = ArchTests.in(PublishedApiRules.class);
}
