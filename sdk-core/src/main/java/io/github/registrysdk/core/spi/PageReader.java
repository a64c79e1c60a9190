package io.github.registrysdk.core.spi;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a page is read from the JSON that a provider wraps it in.
 *
 * @param <E> the wrapping
 * @param <T> what is listed
 * @param items gets the items
 * @param next gets the address of the next page, or null if there is none; if the body never tells,
 *     the dialect's header does
 * @param total gets the number of items in all pages, or null if the provider does not say
 */
public record PageReader<E, T>(
    Function<E, List<T>> items,
    Function<E, @Nullable String> next,
    Function<E, @Nullable Long> total) {
  public PageReader {
    Objects.requireNonNull(items, "items");
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(total, "total");
  }

  /**
   * For a page that is a bare JSON array; the next page is told by a header, if at all.
   *
   * @param <T> what is listed
   */
  public static <T> PageReader<List<T>, T> array() {
    return new PageReader<>(Function.identity(), page -> null, page -> null);
  }
}
