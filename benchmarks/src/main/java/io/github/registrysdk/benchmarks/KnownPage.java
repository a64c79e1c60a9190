package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of packages as the SDK reads it, but for unknown fields, which are dropped.
 *
 * @param items the packages
 * @param links the way to other pages, or null
 */
public record KnownPage(@JsonProperty(required = true) List<Item> items, @Nullable Links links) {
  /** Copies the items. */
  public KnownPage {
    items = List.copyOf(items);
  }

  /**
   * A package.
   *
   * @param id a UUID
   * @param url its address in the API, or null
   * @param webUrl its page, or null
   * @param name for people and package managers
   * @param createdAt when it was published, or null
   * @param version as its file says, or null
   */
  public record Item(
      String id,
      @Nullable String url,
      @Nullable String webUrl,
      String name,
      @Nullable Instant createdAt,
      @Nullable String version) {}

  /**
   * The way to other pages.
   *
   * @param next an address, or null on the last page
   */
  public record Links(@Nullable String next) {}
}
