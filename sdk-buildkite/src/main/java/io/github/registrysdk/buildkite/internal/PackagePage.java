package io.github.registrysdk.buildkite.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.buildkite.model.PackageSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of packages.
 *
 * @param items the packages
 * @param links the links to other pages, or null
 */
public record PackagePage(
    @JsonProperty(required = true) List<PackageSummary> items, @Nullable Links links) {
  /** Copies the items. */
  public PackagePage {
    items = List.copyOf(items);
  }

  /** {@return the URL of the next page, or null on the last page} */
  public @Nullable String next() {
    return links == null ? null : links.next();
  }

  /**
   * Links to other pages.
   *
   * @param next the URL of the next page, or null on the last page
   */
  public record Links(@Nullable String next) {}
}
