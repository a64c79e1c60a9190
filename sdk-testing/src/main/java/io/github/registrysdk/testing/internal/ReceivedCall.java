package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.RecordedCall;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A request as it came off the socket. */
final class ReceivedCall implements RecordedCall {

  private static final int KEPT_BYTES = 1 << 20;

  private final @Nullable FakeOperation operation;
  private final String method;
  private final String path;
  private final Map<String, List<String>> query;
  private final Map<String, List<String>> headers;
  private final long bodySize;
  private final ByteString body;

  ReceivedCall(FakeRequest request, @Nullable FakeOperation operation) {
    RecordedRequest recorded = request.recorded();
    this.operation = operation;
    this.method = recorded.getMethod();
    this.path = request.path();
    this.query = request.queryParameters();
    this.headers = headers(recorded);
    this.bodySize = recorded.getBodySize();
    ByteString sent = recorded.getBody();
    this.body = sent == null || bodySize > KEPT_BYTES ? ByteString.EMPTY : sent;
  }

  private static Map<String, List<String>> headers(RecordedRequest recorded) {
    var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    recorded
        .getHeaders()
        .toMultimap()
        .forEach((name, values) -> all.put(name, List.copyOf(values)));
    return Collections.unmodifiableMap(all);
  }

  @Override
  public Optional<FakeOperation> operation() {
    return Optional.ofNullable(operation);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Map<String, List<String>> query() {
    return query;
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public long bodySize() {
    return bodySize;
  }

  @Override
  public byte[] body() {
    return kept().toByteArray();
  }

  @Override
  public String bodyText() {
    return kept().utf8();
  }

  private ByteString kept() {
    if (bodySize > KEPT_BYTES) {
      throw new IllegalStateException(
          "the body of " + bodySize + " bytes was too long to keep; only its size is known");
    }
    return body;
  }

  @Override
  public String toString() {
    return method + " " + path + " headers=" + headers.keySet() + " body=" + bodySize + " bytes";
  }
}
