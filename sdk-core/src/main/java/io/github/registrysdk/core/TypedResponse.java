package io.github.registrysdk.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a method of a client returned, with the status and headers of the response: see {@link
 * ApiClient#withResponse}. It is not a record, because {@code toString()}, Jackson and Gson print
 * all components of a record, and a response can contain a secret.
 *
 * @param <T> the type of the value
 */
public final class TypedResponse<T extends @Nullable Object> {
  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient T value;

  private final transient ApiResponse head;
  private final int attempts;
  private final Duration elapsed;

  /**
   * Combines a value with the details of a response.
   *
   * @param value what the method returned
   * @param head the status, headers and request ID of the response; its body is ignored
   * @param attempts the number of attempts, including the first one
   * @param elapsed the time from the start of the call to its end, including waits
   */
  public TypedResponse(T value, ApiResponse head, int attempts, Duration elapsed) {
    this.value = value;
    this.head = Objects.requireNonNull(head, "head");
    this.attempts = attempts;
    this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
  }

  <V extends @Nullable Object> TypedResponse<V> with(V value) {
    return new TypedResponse<>(value, head, attempts, elapsed);
  }

  /** {@return what the method returned} */
  public T value() {
    return value;
  }

  /**
   * {@return the HTTP status; 0 if the method sent no request; a retried delete can also have 404,
   * which means that an earlier attempt has deleted the object}
   */
  public int status() {
    return head.status();
  }

  /** {@return the headers by their name in lower case, as an unmodifiable map} */
  public Map<String, List<String>> headers() {
    return head.headers();
  }

  /**
   * Returns the first value of a header.
   *
   * @param name the case-insensitive name of the header
   * @return the first value; empty if the response does not contain the header
   */
  public Optional<String> header(String name) {
    return head.header(name);
  }

  /** {@return the ID of the request at the provider; empty if the response has none} */
  public Optional<String> requestId() {
    return Optional.ofNullable(head.requestId());
  }

  /** {@return the number of attempts, including the first one; 0 if no request was sent} */
  public int attempts() {
    return attempts;
  }

  /** {@return the time from the start of the call to its end, including waits} */
  public Duration elapsed() {
    return elapsed;
  }

  /** Contains the status, the names of the headers and the attempts, but not their content. */
  @Override
  public String toString() {
    return "TypedResponse["
        + status()
        + ", "
        + headers().keySet()
        + ", "
        + attempts
        + (attempts == 1 ? " attempt]" : " attempts]");
  }
}
