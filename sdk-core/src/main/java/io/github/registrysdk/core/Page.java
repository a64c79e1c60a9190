package io.github.registrysdk.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing: data, with the way to the next.
 *
 * @param <T> what is listed
 * @param items in the provider's order; may be empty though more follow
 * @param next where the next page starts, or null if this is the last
 * @param total how many items all pages hold, or null if the provider does not say
 */
public record Page<T>(List<T> items, @Nullable Cursor next, @Nullable Long total) {
  /**
   * Copies the items.
   *
   * @throws NullPointerException if the list, or one of its items, is null
   */
  public Page {
    items = List.copyOf(items);
  }
}
