package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.toolkit.LinkHeader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a client that are specific to a provider. Implementations are stateless and
 * thread-safe.
 */
public interface Dialect {
  /** {@return the provider's name in lower case, for logs and events, such as {@code buildkite}} */
  String provider();

  /** {@return the headers sent with every request to the provider} */
  Map<String, String> headers();

  /** {@return the scheme of the header {@code Authorization}; the default is {@code Bearer}} */
  default String authorizationScheme() {
    return "Bearer";
  }

  /**
   * {@return the name of the header with the ID of the request at the provider; the default is
   * {@code X-Request-Id}}
   */
  default String requestIdHeader() {
    return "X-Request-Id";
  }

  /**
   * Reads an error response.
   *
   * @param body the JSON body, or one line of plain text as the field {@code message}
   * @return the content of the exception, in which the client redacts the secrets of the call
   */
  ApiError error(ErrorBody body);

  /**
   * Returns what the headers of an error response say about its cause, for the end of the message.
   *
   * @param head the status and headers of the response
   * @return what the caller can do, in which the client redacts the secrets of the call; null if
   *     the headers do not say that; null by default
   */
  default @Nullable String advice(ResponseHead head) {
    return null;
  }

  /**
   * Returns the names of the response headers that help to explain a failure. An exception contains
   * them, so none of them may contain credentials. An exception always contains the headers {@code
   * Content-Type}, {@code Date}, {@code Retry-After}, {@code Server} and {@code Via}.
   *
   * @return the case-insensitive names; by default, only {@link #requestIdHeader()}
   */
  default Set<String> explainingHeaders() {
    return Set.of(requestIdHeader());
  }

  /**
   * Reads the rate limits that a response reports.
   *
   * @param head the status and headers of the response
   * @param receivedAt when the response was received, for limits whose reset is in seconds from now
   * @return the limits, always in the same order; empty by default
   */
  default List<RateLimit> rateLimits(ResponseHead head, Instant receivedAt) {
    return List.of();
  }

  /**
   * Returns whether {@link #rateLimits} would return a limit. It is called for each response, so it
   * should be fast. The limits are only read when the caller asks for them.
   *
   * @param head the status and headers of the response
   * @return whether the response reports a limit; by default, {@link #rateLimits} decides
   */
  default boolean hasRateLimits(ResponseHead head) {
    return !rateLimits(head, Instant.EPOCH).isEmpty();
  }

  /**
   * Returns whether an error response is a refusal because of a rate limit. The client calls this
   * method only for responses of the provider with status 429 or 403, and not for responses of a
   * storage. Status 429 is always a refusal. If this method returns null for it or throws an
   * exception, {@code Retry-After} decides how long to wait.
   *
   * @param head the status and headers of the response
   * @param body the JSON body
   * @param earlier how many times this call was refused before because of a rate limit
   * @return the refusal, or null if this is another error; null by default
   */
  default @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
    return null;
  }

  /**
   * Returns the URL of the next page of a list, if the body does not contain it. By default, this
   * is the target of the {@code Link} header with the relation {@code next}.
   *
   * @param head the status and headers of the response
   * @return the URL, absolute or relative to the URL of the page; null if there is no next page
   */
  default @Nullable String nextPage(ResponseHead head) {
    return LinkHeader.find(head.all("Link"), "next");
  }
}
