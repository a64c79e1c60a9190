package io.github.registrysdk.github;

import io.github.registrysdk.core.toolkit.Require;
import org.jspecify.annotations.Nullable;

/** How to list private registries. */
public final class PrivateRegistryQuery {
  private static final PrivateRegistryQuery ALL = new PrivateRegistryQuery(null, null);
  private static final int LARGEST_PAGE = 100;

  private final @Nullable Integer perPage;
  private final @Nullable Integer page;

  private PrivateRegistryQuery(@Nullable Integer perPage, @Nullable Integer page) {
    this.perPage = perPage;
    this.page = page;
  }

  /** {@return every registry, in pages of GitHub's default size} */
  public static PrivateRegistryQuery all() {
    return ALL;
  }

  /**
   * The same registries in pages of another size.
   *
   * @param registries 1 to 100, sent as {@code per_page}; GitHub's default is 30
   * @return another query
   * @throws IllegalArgumentException if it is less or more
   */
  public PrivateRegistryQuery perPage(int registries) {
    return new PrivateRegistryQuery(Require.between("perPage", registries, 1, LARGEST_PAGE), page);
  }

  /**
   * The same registries from a later page on.
   *
   * @param number 1 for the first, sent as {@code page}
   * @return another query
   * @throws IllegalArgumentException if it is less than 1
   */
  public PrivateRegistryQuery fromPage(int number) {
    return new PrivateRegistryQuery(perPage, Require.between("page", number, 1, Integer.MAX_VALUE));
  }

  /** {@return registries on a page, or null for GitHub's default} */
  public @Nullable Integer perPage() {
    return perPage;
  }

  /** {@return the page to start with, or null for the first} */
  public @Nullable Integer page() {
    return page;
  }

  @Override
  public String toString() {
    return "PrivateRegistryQuery[perPage=" + perPage + ", page=" + page + "]";
  }
}
