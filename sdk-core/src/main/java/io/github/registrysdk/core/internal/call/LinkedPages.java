package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.internal.paging.PageSource;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.PageReader;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Pages that link to the next one. The link must lead to the client's own origin, because the
 * credentials are sent with it.
 */
final class LinkedPages<E, T> implements PageSource<T> {
  private final Engine engine;
  private final PreparedCall first;
  private final JsonType<E> envelope;
  private final PageReader<E, T> reader;
  private @Nullable HttpCall<?> lastPage;

  LinkedPages(Engine engine, PreparedCall first, JsonType<E> envelope, PageReader<E, T> reader) {
    this.engine = engine;
    this.first = first;
    this.envelope = envelope;
    this.reader = reader;
  }

  /** Remembers the details of its last page, for an exception about it. */
  @Override
  public PageSource<T> forOneIteration() {
    return new LinkedPages<>(engine, first, envelope, reader);
  }

  @Override
  public Page<T> fetch(@Nullable Cursor from) {
    PreparedCall draft = from == null ? first : first.at(resolve(from));
    HttpCall<ResponseReader.Decoded<E>> call =
        draft.open(ResponseReader.json(envelope, false, null));
    ResponseReader.Decoded<E> response = call.execute();
    lastPage = call;
    String link = reader.next(response.value());
    if (link == null) {
      link = engine.settings.dialect().nextPage(response.head());
    }
    Cursor next = link == null ? null : cursor(link, draft.url(), call);
    return new Page<>(reader.items(response.value()), next, reader.total(response.value()));
  }

  private Cursor cursor(String link, HttpUrl page, HttpCall<?> call) {
    HttpUrl target = page.resolve(link);
    if (target == null) {
      throw foreign("no usable URL", call.report());
    }
    if (!BaseUrl.sameOrigin(target, engine.settings.baseUrl())
        || !target.username().isEmpty()
        || !target.password().isEmpty()) {
      throw foreign("another origin, " + call.hostRedactor().clean(target.host()), call.report());
    }
    String place = place(target);
    // Resolved again later, either of these could lead to another host.
    if (place.startsWith("//") || place.indexOf('\\') >= 0) {
      throw foreign("no usable URL", call.report());
    }
    return new Cursor(place);
  }

  private static String place(HttpUrl page) {
    String query = page.encodedQuery();
    return page.encodedPath() + (query == null ? "" : "?" + query);
  }

  private SdkException foreign(String where, CallReport report) {
    return protocol(
        report, ProtocolException.Reason.FOREIGN_LINK, "but the next page is at " + where);
  }

  private SdkException protocol(CallReport report, ProtocolException.Reason reason, String detail) {
    return engine.settings.exceptions().protocol(report, reason, detail, null);
  }

  @Override
  public Cursor first() {
    return new Cursor(place(first.url()));
  }

  private HttpUrl resolve(Cursor cursor) {
    HttpUrl base = engine.settings.baseUrl();
    HttpUrl target = base.resolve(cursor.value());
    if (target == null || !BaseUrl.sameOrigin(target, base)) {
      throw new IllegalArgumentException("the cursor is not one that a listing returned");
    }
    return target;
  }

  @Override
  public SdkException refuse(String detail, int pages) {
    HttpCall<?> call = lastPage == null ? first.open(ResponseReader.nothing()) : lastPage;
    return protocol(call.report(), ProtocolException.Reason.PAGINATION, detail);
  }
}
