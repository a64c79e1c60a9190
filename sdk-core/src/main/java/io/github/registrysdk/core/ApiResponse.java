package io.github.registrysdk.core;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The response to an {@link ApiRequest}. It is not a record, because {@code toString()}, Jackson
 * and Gson print all components of a record, and a response can contain a secret.
 */
public final class ApiResponse {
  private final int status;
  private final @Nullable String requestId;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Map<String, List<String>> headers;

  private final transient String body;

  /**
   * Copies the headers and converts their names to lower case. Headers whose names differ only in
   * case are merged.
   *
   * @param status the HTTP status
   * @param headers the headers by their name
   * @param requestId the ID of the request at the provider, or null if the response has none
   * @param body the JSON text, or empty if there is none
   */
  public ApiResponse(
      int status, Map<String, List<String>> headers, @Nullable String requestId, String body) {
    Map<String, List<String>> copy = new TreeMap<>();
    headers.forEach(
        (name, values) ->
            copy.merge(
                name.toLowerCase(Locale.ROOT),
                List.copyOf(values),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
    this.status = status;
    this.headers = Collections.unmodifiableMap(copy);
    this.requestId = requestId;
    this.body = Objects.requireNonNull(body, "body");
  }

  /**
   * Returns the HTTP status.
   *
   * @return the status, from 200 to 299; a retried DELETE can also have 404, which means that an
   *     earlier attempt has deleted the object
   */
  public int status() {
    return status;
  }

  /** {@return the headers by their name in lower case} */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** {@return the ID of the request at the provider, or null if the response has none} */
  public @Nullable String requestId() {
    return requestId;
  }

  /** {@return the JSON text, or empty if there is none} */
  public String body() {
    return body;
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the case-insensitive name of the header
   * @return the first value; empty if the response does not contain the header
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Contains the names of the headers and the length of the body, but not their content. */
  @Override
  public String toString() {
    return "ApiResponse["
        + status
        + ", "
        + headers.keySet()
        + ", "
        + body.length()
        + " characters]";
  }
}
