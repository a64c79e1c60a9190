package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.github.PrivateRegistryQuery;
import io.github.registrysdk.github.PrivateRegistryService;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists, and parts of them. */
final class Paging {
  private Paging() {}

  static void printAll(RegistryPackageService packages) {
    // @start region="iterate"
    for (PackageSummary item : packages.list()) { // fetches a page when its first item is needed
      System.out.println(item.name() + " " + item.version());
    }
    // @end
  }

  static List<String> versions(RegistryPackageService packages) {
    // @start region="filter"
    List<String> versions =
        packages.list(PackageQuery.named("banana").perPage(50)).stream()
            .map(PackageSummary::version)
            .toList();
    // @end
    return versions;
  }

  static Optional<PackageSummary> newest(RegistryPackageService packages) {
    return packages.list().stream().findFirst(); // one request
  }

  static @Nullable String firstPage(RegistryPackageService packages) {
    // @start region="cursor"
    Page<PackageSummary> page = packages.list().pages().iterator().next();
    String bookmark = page.next() == null ? null : page.next().value(); // a text that you can store
    // @end
    return bookmark;
  }

  static List<PackageSummary> rest(RegistryPackageService packages, String bookmark) {
    return packages.list().startingAt(new Cursor(bookmark)).toList();
  }

  static @Nullable Long total(PrivateRegistryService registries) {
    // @start region="total"
    PrivateRegistryQuery few = PrivateRegistryQuery.all().perPage(10);
    Long total = registries.list(few).pages().iterator().next().total(); // null if not reported
    // @end
    return total;
  }
}
