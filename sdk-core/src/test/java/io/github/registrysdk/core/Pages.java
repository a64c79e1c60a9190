package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.paging.PageSource;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pages that say what was asked of them. */
final class Pages implements PageSource<Integer> {
  private final List<String> requests;
  private final IntFunction<Page<Integer>> pages;

  Pages(List<String> requests, IntFunction<Page<Integer>> pages) {
    this.requests = requests;
    this.pages = pages;
  }

  static Cursor cursor(int page) {
    return new Cursor("/p/" + page);
  }

  static Page<Integer> page(int from, int items, @Nullable Integer next) {
    return new Page<>(
        IntStream.range(from, from + items).boxed().toList(),
        next == null ? null : cursor(next),
        null);
  }

  @Override
  public Page<Integer> fetch(@Nullable Cursor from) {
    requests.add(from == null ? "first" : from.value());
    return pages.apply(from == null ? 1 : Integer.parseInt(from.value().substring(3)));
  }

  @Override
  public Cursor first() {
    return cursor(1);
  }

  @Override
  public SdkException refuse(String detail, int pages) {
    return new ProtocolException(
        Reports.of(200), ProtocolException.Reason.PAGINATION, detail + " #" + pages, null);
  }
}
