package io.github.registrysdk.buildkite.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.buildkite.model.PackageSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of packages as it comes.
 *
 * @param items the packages
 * @param links the way to other pages, or null
 */
public record PackagePage(
    @JsonProperty(required = true) List<PackageSummary> items, @Nullable Links links) {
  /** Copies the items. */
  public PackagePage {
    items = List.copyOf(items);
  }

  /** {@return the address of the next page, or null on the last} */
  public @Nullable String next() {
    return links == null ? null : links.next();
  }

  /**
   * The way to other pages.
   *
   * @param next an address, or null on the last page
   */
  public record Links(@Nullable String next) {}
}
