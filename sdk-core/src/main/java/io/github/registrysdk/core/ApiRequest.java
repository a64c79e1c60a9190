package io.github.registrysdk.core;

import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.UrlEncodedForm;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to an API endpoint for which this SDK has no method. Send it with {@link
 * ApiClient#send}. A GET or DELETE can be retried. Other requests are never retried if the provider
 * may have processed them. Instances are immutable.
 */
public final class ApiRequest {
  private final String method;
  private final List<String> segments;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Map<String, String> query;

  private final transient Map<String, String> headers;
  private final transient @Nullable Object body;

  private ApiRequest(
      String method,
      List<String> segments,
      Map<String, String> query,
      Map<String, String> headers,
      @Nullable Object body) {
    this.method = method;
    this.segments = segments;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Returns a GET request. It is retried after failures as the retry policy of the client allows.
   *
   * @param segments the segments of the path after the base URL, not encoded; a segment must not be
   *     empty, {@code .} or {@code ..}
   * @return the request, without query parameters, additional headers and body
   * @throws IllegalArgumentException if there is no segment, or if a segment is not valid
   */
  public static ApiRequest get(String... segments) {
    return to("GET", segments);
  }

  /**
   * Returns a POST request. It is never retried if the provider may have processed it.
   *
   * @param segments the segments of the path, as in {@link #get}
   * @return the request; its body is empty until a method such as {@link #json} sets one
   * @throws IllegalArgumentException if there is no segment, or if a segment is not valid
   */
  public static ApiRequest post(String... segments) {
    return to("POST", segments);
  }

  /**
   * Returns a PUT request. It is never retried if the provider may have processed it.
   *
   * @param segments the segments of the path, as in {@link #get}
   * @return the request; its body is empty until a method such as {@link #json} sets one
   * @throws IllegalArgumentException if there is no segment, or if a segment is not valid
   */
  public static ApiRequest put(String... segments) {
    return to("PUT", segments);
  }

  /**
   * Returns a PATCH request. It is never retried if the provider may have processed it.
   *
   * @param segments the segments of the path, as in {@link #get}
   * @return the request; its body is empty until a method such as {@link #json} sets one
   * @throws IllegalArgumentException if there is no segment, or if a segment is not valid
   */
  public static ApiRequest patch(String... segments) {
    return to("PATCH", segments);
  }

  /**
   * Returns a DELETE request. It can be retried. If an earlier attempt may have deleted the
   * resource and a retry returns 404, the call succeeds.
   *
   * @param segments the segments of the path, as in {@link #get}
   * @return the request; it has no body until a method such as {@link #json} sets one
   * @throws IllegalArgumentException if there is no segment, or if a segment is not valid
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
   * Returns a copy of this request with a query parameter. A parameter with the same name is
   * replaced.
   *
   * @param name the name of the parameter
   * @param value the value, not encoded
   * @return a new request
   * @throws IllegalArgumentException if the name is blank, or if name or value contains an unpaired
   *     surrogate
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
        body);
  }

  /**
   * Returns a copy of this request with a header. A header with the same name is replaced.
   *
   * @param name the name of the header; headers that only the client sets, such as {@code
   *     Authorization}, {@code Host} and {@code Content-Length}, are refused
   * @param value the value, which may contain visible ASCII characters and spaces
   * @return a new request
   * @throws IllegalArgumentException if only the client may set the header, or if name or value
   *     contains other characters
   */
  public ApiRequest header(String name, String value) {
    CallOptions.builder().header(name, value);
    return new ApiRequest(method, segments, query, with(headers, name, value), body);
  }

  /**
   * Returns a copy of this request with a JSON body, which replaces an existing body. It is sent
   * unchanged as {@code application/json}, encoded as UTF-8.
   *
   * @param json the JSON text
   * @return a new request
   * @throws IllegalArgumentException if this is a GET request, or if the text contains an unpaired
   *     surrogate and therefore can't be encoded as UTF-8
   */
  public ApiRequest json(String json) {
    return withBody(Require.unicode("json", json));
  }

  /**
   * Returns a copy of this request with a JSON object as its body, which replaces an existing body.
   *
   * @param fields the fields by their JSON name, in the order of sending: strings, numbers,
   *     booleans, {@link Secret}s, null, and lists and maps of them
   * @return a new request
   * @throws IllegalArgumentException if this is a GET request, or if a value has another type,
   *     contains an unpaired surrogate, contains a secret with a mistake such as a line break at
   *     its end, or nests lists and maps more than 500 levels deep
   */
  public ApiRequest json(Map<String, ? extends @Nullable Object> fields) {
    RequestFields body = RequestFields.empty();
    for (var field : fields.entrySet()) {
      body = body.withAdded(Map.of(), field.getKey(), field.getValue());
    }
    return withBody(body);
  }

  /**
   * Returns a copy of this request with a JSON array as its body, which replaces an existing body.
   *
   * @param items the items, each of a type as in {@link #json(Map)}
   * @return a new request
   * @throws IllegalArgumentException as in {@link #json(Map)}
   */
  public ApiRequest json(List<? extends @Nullable Object> items) {
    RequestFields body = RequestFields.empty().withAdded(Map.of(), "items", items);
    return withBody(body.asMap().get("items"));
  }

  /**
   * Returns a copy of this request with a record as its JSON body, which replaces an existing body.
   * The names of the record components are sent in snake_case, and a component that is null is sent
   * as {@code null}. Annotations of Jackson can change both rules. The record is read when the
   * request is sent.
   *
   * @param record a public record in a package that is exported or opened to Jackson; a component
   *     of the type {@link Secret} is sent as its text
   * @return a new request
   * @throws IllegalArgumentException if this is a GET request, or if the record is not public; if
   *     Jackson can't write the record, {@link ApiClient#send} throws this exception before it
   *     sends the request
   */
  public ApiRequest json(Record record) {
    Require.publicRecord(record.getClass());
    return withBody(record);
  }

  /**
   * Returns a copy of this request with a form as its body, which replaces an existing body. It is
   * sent as {@code multipart/form-data}.
   *
   * @param fields the text fields, in the order of sending
   * @return a new request
   * @throws IllegalArgumentException if this is a GET request, or if a field contains an unpaired
   *     surrogate
   */
  public ApiRequest form(Map<String, String> fields) {
    return withBody(Multipart.of(fields));
  }

  /**
   * Returns a copy of this request with a form that contains a file as its body, which replaces an
   * existing body. It is sent as {@code multipart/form-data}, with the timeout of an upload.
   *
   * @param fields the text fields, in the order of sending
   * @param fileField the name of the form field for the file, which is sent last
   * @param file the file
   * @return a new request
   * @throws IllegalArgumentException if this is a GET request, if a field contains an unpaired
   *     surrogate, or if {@code fileField} is blank
   */
  public ApiRequest form(Map<String, String> fields, String fileField, Upload file) {
    return withBody(Multipart.of(fields).withFile(fileField, file, null));
  }

  /**
   * Returns a copy of this request with a form as its body, which replaces an existing body. It is
   * sent as {@code application/x-www-form-urlencoded}, encoded as UTF-8.
   *
   * @param fields the values by name, not encoded, in the order of sending; each a {@code String}
   *     or a {@link Secret}
   * @return a new request
   * @throws IllegalArgumentException if this is a GET request, if a name is blank, or if a value
   *     has another type, contains an unpaired surrogate, or is a secret with a mistake such as a
   *     line break at its end
   */
  public ApiRequest urlEncodedForm(Map<String, ?> fields) {
    return withBody(UrlEncodedForm.of(fields));
  }

  private ApiRequest withBody(@Nullable Object content) {
    if (method.equals("GET")) {
      throw new IllegalArgumentException("a GET has no body");
    }
    return new ApiRequest(method, segments, query, headers, content);
  }

  /** {@return {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}} */
  public String method() {
    return method;
  }

  /** {@return the segments of the path after the base URL, not encoded} */
  public List<String> segments() {
    return segments;
  }

  /**
   * {@return the query parameters, not encoded, in the order of sending, as an unmodifiable map}
   */
  public Map<String, String> query() {
    return query;
  }

  /** {@return the headers of this request, without the headers of the client; unmodifiable} */
  public Map<String, String> headers() {
    return headers;
  }

  /** {@return the body if it is a JSON text, and otherwise null} */
  public @Nullable String json() {
    return body instanceof String text ? text : null;
  }

  /**
   * {@return the body: a {@link String} with JSON, a {@link RequestFields}, {@link List} or {@link
   * Record} that is sent as JSON, a {@link Multipart}, a {@link UrlEncodedForm}, or null if there
   * is none}
   */
  public @Nullable Object body() {
    return body;
  }

  /** Contains neither the query nor the headers nor the body. */
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
