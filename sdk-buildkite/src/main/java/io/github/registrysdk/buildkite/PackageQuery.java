package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.spi.Require;
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

  /** Every package. */
  public static PackageQuery all() {
    return ALL;
  }

  /**
   * @param name of the packages
   */
  public static PackageQuery named(String name) {
    return new PackageQuery(Require.text("name", name), null);
  }

  /**
   * The same packages in pages of another size.
   *
   * @param packages 1 to 100; Buildkite's default if this is not called
   */
  public PackageQuery perPage(int packages) {
    return new PackageQuery(name, Require.between("perPage", packages, 1, LARGEST_PAGE));
  }

  /** Of the packages, or null for every package. */
  public @Nullable String name() {
    return name;
  }

  /** Packages on a page, or null for Buildkite's default. */
  public @Nullable Integer perPage() {
    return perPage;
  }

  @Override
  public String toString() {
    return "PackageQuery[name=" + name + ", perPage=" + perPage + "]";
  }
}
