package io.github.registrysdk.github;

import io.github.registrysdk.core.toolkit.Require;
import org.jspecify.annotations.Nullable;

/** Sets the page size and the first page of a list. Instances are immutable. */
public final class PrivateRegistryQuery {
  private static final PrivateRegistryQuery ALL = new PrivateRegistryQuery(null, null);
  private static final int LARGEST_PAGE = 100;

  private final @Nullable Integer perPage;
  private final @Nullable Integer page;

  private PrivateRegistryQuery(@Nullable Integer perPage, @Nullable Integer page) {
    this.perPage = perPage;
    this.page = page;
  }

  /** {@return a query for all registries, with the default page size of GitHub} */
  public static PrivateRegistryQuery all() {
    return ALL;
  }

  /**
   * Returns a copy of this query with another page size, sent as the query parameter {@code
   * per_page}. If it is not set, GitHub uses 30.
   *
   * @param registries the number of registries on a page, from 1 to 100
   * @return a new query
   * @throws IllegalArgumentException if the number is out of range
   */
  public PrivateRegistryQuery perPage(int registries) {
    return new PrivateRegistryQuery(Require.between("perPage", registries, 1, LARGEST_PAGE), page);
  }

  /**
   * Returns a copy of this query that starts at another page, sent as the query parameter {@code
   * page}. The list continues with the pages after it.
   *
   * @param number the number of the page; the first page is 1
   * @return a new query
   * @throws IllegalArgumentException if the number is less than 1
   */
  public PrivateRegistryQuery fromPage(int number) {
    return new PrivateRegistryQuery(perPage, Require.between("page", number, 1, Integer.MAX_VALUE));
  }

  /** {@return the number of registries on a page, or null for the default of GitHub} */
  public @Nullable Integer perPage() {
    return perPage;
  }

  /** {@return the number of the first page to fetch, or null for page 1} */
  public @Nullable Integer page() {
    return page;
  }

  @Override
  public String toString() {
    return "PrivateRegistryQuery[perPage=" + perPage + ", page=" + page + "]";
  }
}
