package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.toolkit.Require;
import org.jspecify.annotations.Nullable;

/** Which packages to list, and how many a page. */
public final class PackageQuery {
  private static final PackageQuery ALL = new PackageQuery(null, null);
  private static final int LARGEST_PAGE = 100;

  private final @Nullable String name;
  private final @Nullable Integer perPage;

  private PackageQuery(@Nullable String name, @Nullable Integer perPage) {
    this.name = name;
    this.perPage = perPage;
  }

  /** {@return every package, in pages of Buildkite's default size} */
  public static PackageQuery all() {
    return ALL;
  }

  /**
   * Sends {@code name}. Buildkite's page says no more than that it "filters the results by the
   * package name", not whether the whole name must be the same: compare {@link
   * io.github.registrysdk.buildkite.model.PackageSummary#name()} where it matters.
   *
   * @param name of the packages, without their version; not blank
   * @return the query
   * @throws IllegalArgumentException if it is blank
   */
  public static PackageQuery named(String name) {
    return new PackageQuery(Require.text("name", name), null);
  }

  /**
   * The same packages in pages of another size.
   *
   * @param packages 1 to 100, sent as {@code per_page}; Buildkite's default if this is not called
   * @return another query
   * @throws IllegalArgumentException if it is less or more
   */
  public PackageQuery perPage(int packages) {
    return new PackageQuery(name, Require.between("perPage", packages, 1, LARGEST_PAGE));
  }

  /** {@return what the packages' names are filtered by, or null for every package} */
  public @Nullable String name() {
    return name;
  }

  /** {@return packages on a page, or null for Buildkite's default} */
  public @Nullable Integer perPage() {
    return perPage;
  }

  @Override
  public String toString() {
    return "PackageQuery[name=" + name + ", perPage=" + perPage + "]";
  }
}
