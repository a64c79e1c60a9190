package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.examples.sandbox.Sandbox;

/** Pages of a list are fetched lazily; a cursor continues where another run stopped. */
public final class ListWithFilter {
  private ListWithFilter() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start()) {
      PackageRegistryHandle debs = sandbox.debs();

      System.out.println("All packages named banana:");
      for (PackageSummary item : debs.packages().list(PackageQuery.named("banana"))) {
        System.out.println("  " + item.name() + " " + item.version());
      }

      // Two a page, and only as many pages as it takes to find one.
      PackageQuery small = PackageQuery.all().perPage(2);
      System.out.println(
          "The newest: " + debs.packages().list(small).stream().findFirst().orElseThrow().name());

      Page<PackageSummary> first = debs.packages().list(small).pages().iterator().next();
      System.out.println("On page 1 of 2: " + first.items().size());
      if (first.next() != null) { // its value can be stored
        System.out.println(
            "From there on: "
                + debs.packages().list(small).startingAt(first.next()).toList().size());
      }
    }
  }
}
