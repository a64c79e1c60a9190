package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an endpoint that this library has no method for. GET counts as safe and DELETE as a
 * delete when it comes to sending it again; everything else counts as a create, which is never
 * repeated once it may have arrived.
 */
public final class ApiRequest {
  private final String method;
  private final List<String> segments;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final @Nullable String json;

  private ApiRequest(
      String method,
      List<String> segments,
      Map<String, String> query,
      Map<String, String> headers,
      @Nullable String json) {
    this.method = method;
    this.segments = segments;
    this.query = query;
    this.headers = headers;
    this.json = json;
  }

  /**
   * A GET, which is sent again after failures as often as the client's retry policy allows.
   *
   * @param segments the path behind the client's base URL, a part each, unencoded; neither empty
   *     nor {@code .} nor {@code ..}
   * @return the request, without query, headers of its own and body
   * @throws IllegalArgumentException if there is no segment, or one can't be part of a path
   */
  public static ApiRequest get(String... segments) {
    return to("GET", segments);
  }

  /**
   * A POST, which is never sent again once it may have arrived.
   *
   * @param segments as in {@link #get}
   * @return the request, with an empty body until {@link #json} sets one
   * @throws IllegalArgumentException as {@link #get} does
   */
  public static ApiRequest post(String... segments) {
    return to("POST", segments);
  }

  /**
   * A PUT, which is never sent again once it may have arrived.
   *
   * @param segments as in {@link #get}
   * @return the request, with an empty body until {@link #json} sets one
   * @throws IllegalArgumentException as {@link #get} does
   */
  public static ApiRequest put(String... segments) {
    return to("PUT", segments);
  }

  /**
   * A PATCH, which is never sent again once it may have arrived.
   *
   * @param segments as in {@link #get}
   * @return the request, with an empty body until {@link #json} sets one
   * @throws IllegalArgumentException as {@link #get} does
   */
  public static ApiRequest patch(String... segments) {
    return to("PATCH", segments);
  }

  /**
   * A DELETE, which may be sent again; a 404 to a repetition then counts as done.
   *
   * @param segments as in {@link #get}
   * @return the request, without a body until {@link #json} sets one
   * @throws IllegalArgumentException as {@link #get} does
   */
  public static ApiRequest delete(String... segments) {
    return to("DELETE", segments);
  }

  private static ApiRequest to(String method, String... segments) {
    if (segments.length == 0) {
      throw new IllegalArgumentException("a path needs at least one segment");
    }
    for (String segment : segments) {
      Require.pathSegment("a path segment", segment);
    }
    return new ApiRequest(method, List.of(segments), Map.of(), Map.of(), null);
  }

  /**
   * The same request with a query parameter more, or another value for one of them.
   *
   * @param name not empty
   * @param value percent-encoded when it is sent
   * @return another request
   * @throws IllegalArgumentException if the name is blank, or one of them has half of a surrogate
   *     pair
   */
  public ApiRequest query(String name, String value) {
    return new ApiRequest(
        method,
        segments,
        with(
            query,
            Require.unicode("name", Require.text("name", name)),
            Require.unicode("value", value)),
        headers,
        json);
  }

  /**
   * The same request with a header more, or another value for one of them.
   *
   * @param name none of the headers that carry credentials or frame the message
   * @param value visible ASCII and spaces
   * @return another request
   * @throws IllegalArgumentException if the name is one of those, or name or value has other
   *     characters
   */
  public ApiRequest header(String name, String value) {
    CallOptions.builder().header(name, value);
    return new ApiRequest(method, segments, query, with(headers, name, value), json);
  }

  /**
   * The same request with a body, in the place of one it has.
   *
   * @param json sent as it is, as {@code application/json} in UTF-8
   * @return another request
   * @throws IllegalArgumentException if this is a GET, or the body has half of a surrogate pair,
   *     which UTF-8 can't carry
   */
  public ApiRequest json(String json) {
    if (method.equals("GET")) {
      throw new IllegalArgumentException("a GET has no body");
    }
    return new ApiRequest(method, segments, query, headers, Require.unicode("json", json));
  }

  /** {@return {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}} */
  public String method() {
    return method;
  }

  /** {@return the path behind the client's base URL, unencoded} */
  public List<String> segments() {
    return segments;
  }

  /** {@return the query's parameters, unencoded, in the order they are sent; not modifiable} */
  public Map<String, String> query() {
    return query;
  }

  /** {@return the headers set here, without those of the client; not modifiable} */
  public Map<String, String> headers() {
    return headers;
  }

  /** {@return the body, or null if it has none} */
  public @Nullable String json() {
    return json;
  }

  /** Neither the query nor a header's value nor the body. */
  @Override
  public String toString() {
    return "ApiRequest[" + method + " /" + String.join("/", segments) + "]";
  }

  private static Map<String, String> with(Map<String, String> map, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return Collections.unmodifiableMap(copy);
  }
}
