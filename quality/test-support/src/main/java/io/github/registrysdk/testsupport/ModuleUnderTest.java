package io.github.registrysdk.testsupport;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Set;

/** The module whose tests are running, as its compiled descriptor tells it. */
public final class ModuleUnderTest {

  private ModuleUnderTest() {}

  /**
   * Names the packages that any module may use. A package that is exported to named modules alone
   * is not among them.
   *
   * @return the names, never empty
   * @throws IllegalStateException if the module has no compiled descriptor
   */
  public static Set<String> exportedPackages() {
    return descriptor().exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(toUnmodifiableSet());
  }

  /**
   * Matches the classes that a caller can name: public, in an exported package, inside public
   * classes only.
   *
   * @return the predicate
   */
  public static DescribedPredicate<JavaClass> publishedClass() {
    return DescribedPredicate.describe(
        "published classes",
        type -> Exported.PACKAGES.contains(type.getPackageName()) && isNameable(type));
  }

  /** Read when a test runs: Surefire looks for tests in Maven's JVM, in another folder. */
  private static final class Exported {
    static final Set<String> PACKAGES = exportedPackages();
  }

  private static boolean isNameable(JavaClass type) {
    return Visibility.reachesOutside(type)
        && type.getEnclosingClass().map(ModuleUnderTest::isNameable).orElse(true);
  }

  static ModuleDescriptor descriptor() {
    // Surefire and IDEs run tests in the module's folder.
    Path classes = Path.of("target", "classes").toAbsolutePath();
    return ModuleFinder.of(classes).findAll().stream()
        .map(ModuleReference::descriptor)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no module-info.class in " + classes));
  }
}
