package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Selects the packages to list and the page size. Instances are immutable. */
public final class PackageQuery {
  private static final PackageQuery ALL = new PackageQuery(null, false, null);
  static final int LARGEST_PAGE = 100;

  private final @Nullable String name;
  private final boolean exact;
  private final @Nullable Integer perPage;

  private PackageQuery(@Nullable String name, boolean exact, @Nullable Integer perPage) {
    this.name = name;
    this.exact = exact;
    this.perPage = perPage;
  }

  /** {@return a query for all packages, with the default page size of Buildkite} */
  public static PackageQuery all() {
    return ALL;
  }

  /**
   * Returns a query that searches for a name, sent as the query parameter {@code name}. Buildkite
   * uses the name as a search term, so the result can contain packages with other names: a search
   * for {@code banana} can find {@code bananabread}. See {@link #exactlyNamed}.
   *
   * @param name the search term, without a version
   * @return the query
   * @throws IllegalArgumentException if the name is blank
   */
  public static PackageQuery named(String name) {
    return new PackageQuery(Require.text("name", name), false, null);
  }

  /**
   * Returns a query for the packages that have exactly this name. The request is the same as that
   * of {@link #named}. Buildkite's result can also contain packages with other names. The client
   * leaves them out, so a page can contain fewer packages than {@link #perPage}, or none.
   *
   * @param name the case-sensitive package name, without a version
   * @return the query
   * @throws IllegalArgumentException if the name is blank
   */
  public static PackageQuery exactlyNamed(String name) {
    return new PackageQuery(Require.text("name", name), true, null);
  }

  /**
   * Returns a copy of this query with another page size, sent as the query parameter {@code
   * per_page}. If it is not set, Buildkite uses its default.
   *
   * @param packages the number of packages on a page, from 1 to 100
   * @return a new query
   * @throws IllegalArgumentException if the number is out of range
   */
  public PackageQuery perPage(int packages) {
    return new PackageQuery(name, exact, Require.between("perPage", packages, 1, LARGEST_PAGE));
  }

  /** {@return the package name to search for, or null for all packages} */
  public @Nullable String name() {
    return name;
  }

  /** {@return the number of packages on a page, or null for the default of Buildkite} */
  public @Nullable Integer perPage() {
    return perPage;
  }

  boolean selects(PackageSummary item) {
    return !exact || Objects.equals(item.name(), name);
  }

  @Override
  public String toString() {
    return "PackageQuery[name=" + name + ", exact=" + exact + ", perPage=" + perPage + "]";
  }
}
