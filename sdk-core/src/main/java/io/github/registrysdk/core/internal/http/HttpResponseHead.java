package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.internal.retry.RetryAfter;
import io.github.registrysdk.core.spi.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The head of a response, without a copy of its headers. */
public record HttpResponseHead(int status, Headers headers) implements ResponseHead {
  private static final Headers NO_HEADERS = new Headers.Builder().build();

  /** Of a response whose head was seen by the transport alone. */
  public static HttpResponseHead ofStatus(int status) {
    return new HttpResponseHead(status, NO_HEADERS);
  }

  @Override
  public List<String> all(String name) {
    List<String> values = headers.values(wireName(name));
    return values.isEmpty() ? headers.values(name) : values;
  }

  @Override
  public @Nullable String header(String name) {
    String value = headers.get(wireName(name));
    return value == null ? headers.get(name) : value;
  }

  /** By name, as it was sent. */
  public Map<String, List<String>> toMap() {
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : headers.names()) {
      map.put(publicName(name), headers.values(name));
    }
    return map;
  }

  @Override
  public @Nullable Duration retryAfter() {
    return RetryAfter.parse(this);
  }

  @Override
  public @Nullable Instant date() {
    String date = header("Date");
    return date == null ? null : RetryAfter.date(date);
  }

  /** The name under which the server sent a header. */
  public static String publicName(String name) {
    return name.equalsIgnoreCase(ResponseHeadCheck.RETRY_AFTER) ? "Retry-After" : name;
  }

  /** If the response came over a connection of OkHttp, and was not made by an interceptor. */
  private static String wireName(String name) {
    return name.equalsIgnoreCase("Retry-After") ? ResponseHeadCheck.RETRY_AFTER : name;
  }
}
