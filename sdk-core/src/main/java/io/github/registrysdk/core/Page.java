package io.github.registrysdk.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a {@link Listing}.
 *
 * @param <T> the type of the items
 * @param items the items in the order of the provider; can be empty even if there is a next page
 * @param next the cursor of the next page, or null if this is the last page
 * @param total the number of items on all pages, or null if the response does not contain it
 */
public record Page<T>(List<T> items, @Nullable Cursor next, @Nullable Long total) {
  /**
   * Copies {@code items}.
   *
   * @throws NullPointerException if {@code items} or one of the items is null
   */
  public Page {
    items = List.copyOf(items);
  }
}
