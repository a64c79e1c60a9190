package io.github.registrysdk.core;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The details of a call, without secrets. A report has no query string, no body and no identifier
 * from the path, and only the headers of {@link #headers()}. Only the SDK creates reports.
 */
public sealed interface CallReport extends Serializable permits CallDetails {
  /** {@return the operation, such as {@code create a registry token}} */
  String operation();

  /** {@return the HTTP method} */
  String method();

  /** {@return the host of the request} */
  String host();

  /**
   * {@return the path, which contains the names of its parameters instead of their values; for an
   * {@link ApiRequest}, the path of the request, in which the secrets of the call are redacted}
   */
  String path();

  /** {@return the HTTP status of the last response, or 0 if none was read} */
  int status();

  /** {@return the number of attempts; 0 if the call ended before the first attempt} */
  int attempts();

  /** {@return the time from the start of the call to its failure, including waits} */
  Duration elapsed();

  /** {@return the ID of the last request at the provider, or null if the response has none} */
  @Nullable String requestId();

  /**
   * Returns the headers of the last response that help to explain a failure, such as {@code
   * Retry-After}. Other headers are left out, because they can be secret. The secrets of the call
   * are redacted, and each value is cut after 300 characters.
   *
   * @return the headers by their name in lower case, as an unmodifiable map
   */
  Map<String, String> headers();

  /** {@return the token scope or permission that the operation requires, or null} */
  @Nullable String scope();

  /** {@return the effect of the call at the provider} */
  Effect effect();
}
