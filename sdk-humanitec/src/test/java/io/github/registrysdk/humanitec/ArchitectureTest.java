package io.github.registrysdk.humanitec;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.github.registrysdk.testsupport.ProviderRules;
import io.github.registrysdk.testsupport.PublishedApiRules;

@AnalyzeClasses(
    packages = "io.github.registrysdk.humanitec",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests publishedApi = ArchTests.in(PublishedApiRules.class);
  @ArchTest static final ArchTests provider = ArchTests.in(ProviderRules.class);
}
