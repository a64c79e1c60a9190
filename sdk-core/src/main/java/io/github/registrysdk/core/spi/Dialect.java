package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.toolkit.LinkHeader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a provider does in its own way. Stateless and thread-safe. */
public interface Dialect {
  /** {@return the provider's name in lower case, for logs and events, such as {@code buildkite}} */
  String provider();

  /** {@return the headers sent with every request to the provider} */
  Map<String, String> headers();

  /**
   * {@return the header with the id under which the provider's support finds a request; {@code
   * X-Request-Id} by default}
   */
  default String requestIdHeader() {
    return "X-Request-Id";
  }

  /**
   * What an error response says.
   *
   * @param body its JSON
   * @return what the exception contains; the client redacts the secrets that it knows
   */
  ApiError error(ErrorBody body);

  /**
   * The limits that a response reports.
   *
   * @param head the response's headers
   * @param receivedAt by the client's clock, for limits in seconds from now
   * @return in an order that stays the same; empty by default
   */
  default List<RateLimit> rateLimits(ResponseHead head, Instant receivedAt) {
    return List.of();
  }

  /**
   * Whether {@link #rateLimits} of a response's head would return any. Called for every response,
   * so it is worth a quick look at the headers' names; the limits are read when the caller asks for
   * them.
   *
   * @param head the response's headers
   * @return by default, whether reading them gives any
   */
  default boolean hasRateLimits(ResponseHead head) {
    return !rateLimits(head, Instant.EPOCH).isEmpty();
  }

  /**
   * Whether an error response is a refusal because of a rate limit. A 429 is one even where this
   * returns null; then its {@code Retry-After} says how long to wait.
   *
   * @param head the response's headers
   * @param body its JSON
   * @param earlier how many times this call has been refused before
   * @return the refusal, or null if this is another error, as by default
   */
  default @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
    return null;
  }

  /**
   * The URL of the next page of a list whose body does not contain it; by default, the link with
   * the relation {@code next}.
   *
   * @param head the response's headers
   * @return absolute or relative to the page; null if there is no other page
   */
  default @Nullable String nextPage(ResponseHead head) {
    return LinkHeader.find(head.all("Link"), "next");
  }
}
