package io.github.registrysdk.core.wire.acme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as it is on the wire.
 *
 * @param items the widgets
 * @param next the address of the next page
 */
public record WidgetPage(List<Widget> items, @Nullable String next) {
  public WidgetPage {
    items = items == null ? List.of() : List.copyOf(items);
  }
}
