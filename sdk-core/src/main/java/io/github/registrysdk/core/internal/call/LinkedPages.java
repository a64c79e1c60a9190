package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.PageSource;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Pages that name the next one by its address. The address must be at the client's own origin: it
 * is where the credentials go.
 *
 * @param <E> a page's JSON
 * @param <T> what is listed
 */
final class LinkedPages<E, T> implements PageSource<T> {
  private final Engine engine;
  private final CallDraft first;
  private final JsonType<E> envelope;
  private final PageReader<E, T> reader;
  private @Nullable CallReport lastPage;

  LinkedPages(Engine engine, CallDraft first, JsonType<E> envelope, PageReader<E, T> reader) {
    this.engine = engine;
    this.first = first;
    this.envelope = envelope;
    this.reader = reader;
  }

  /** Remembers its last page, for what is wrong with it to be told. */
  @Override
  public PageSource<T> walk() {
    return new LinkedPages<>(engine, first, envelope, reader);
  }

  @Override
  public Page<T> fetch(@Nullable Cursor from) {
    CallDraft draft = from == null ? first : first.at(resolve(from));
    HttpCall<AnswerReader.Decoded<E>> call = draft.open(AnswerReader.json(envelope, false));
    AnswerReader.Decoded<E> answer = call.execute();
    CallReport report = call.report(Effect.NONE);
    lastPage = report;
    String link = reader.next(answer.value());
    if (link == null) {
      link = engine.settings().dialect().nextPage(answer.head());
    }
    Cursor next = link == null ? null : cursor(link, draft.url(), call);
    return new Page<>(reader.items(answer.value()), next, reader.total(answer.value()));
  }

  private Cursor cursor(String link, HttpUrl page, HttpCall<?> call) {
    CallReport report = call.report(Effect.NONE);
    HttpUrl target = page.resolve(link);
    if (target == null) {
      throw foreign("no usable address", report);
    }
    if (!BaseUrl.sameOrigin(target, engine.settings().baseUrl())
        || !target.username().isEmpty()
        || !target.password().isEmpty()) {
      throw foreign("another origin, " + call.redactor().cleanHost(target.host()), report);
    }
    String place = place(target);
    // Resolved again later, either of these could lead to another host.
    if (place.startsWith("//") || place.indexOf('\\') >= 0) {
      throw foreign("no usable address", report);
    }
    return new Cursor(place);
  }

  private static String place(HttpUrl page) {
    String query = page.encodedQuery();
    return page.encodedPath() + (query == null ? "" : "?" + query);
  }

  private static ProtocolException foreign(String where, CallReport report) {
    return new ProtocolException(
        report, ProtocolException.Reason.FOREIGN_LINK, "but the next page is at " + where, null);
  }

  @Override
  public Cursor first() {
    return new Cursor(place(first.url()));
  }

  private HttpUrl resolve(Cursor cursor) {
    HttpUrl base = engine.settings().baseUrl();
    HttpUrl target = base.resolve(cursor.value());
    if (target == null || !BaseUrl.sameOrigin(target, base)) {
      throw new IllegalArgumentException("the cursor is not one that a listing gave out");
    }
    return target;
  }

  @Override
  public SdkException refuse(String detail, int pages) {
    CallReport report =
        lastPage == null ? first.open(AnswerReader.nothing()).report(Effect.NONE) : lastPage;
    return new ProtocolException(report, ProtocolException.Reason.PAGINATION, detail, null);
  }
}
