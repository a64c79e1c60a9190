package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.SdkException;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link io.github.registrysdk.core.Listing} gets its pages.
 *
 * @param <T> what is listed
 */
public interface PageSource<T> {
  /**
   * Where one walk gets its pages. What it remembers of them is nobody else's.
   *
   * @return a source that no other walk uses; by default this one, which then must remember nothing
   */
  default PageSource<T> walk() {
    return this;
  }

  /**
   * Fetches one page.
   *
   * @param from where it starts, or null for the first
   * @return the page
   * @throws SdkException when the call fails
   */
  Page<T> fetch(@Nullable Cursor from);

  /**
   * The first page as a link to it would name it, so that a link back to it is known for what it
   * is.
   *
   * @return its place, or null if that can't be told, as by default
   */
  default @Nullable Cursor first() {
    return null;
  }

  /**
   * The exception that ends a walk which goes in circles or on without end.
   *
   * @param detail what is wrong
   * @param pages how many pages were read
   * @return the exception to be thrown
   */
  SdkException refuse(String detail, int pages);
}
