package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a provider does in its own way. Stateless and thread-safe. */
public interface Dialect {
  /** Lower-case, for logs and the user agent: {@code buildkite}. */
  String provider();

  /** Sent with every request to the provider. */
  Map<String, String> headers();

  /** The header with the id under which the provider's support finds a request. */
  default String requestIdHeader() {
    return "X-Request-Id";
  }

  /**
   * What an error answer says.
   *
   * @param body its JSON
   */
  ApiError error(ErrorBody body);

  /**
   * The limits that an answer tells.
   *
   * @param head the answer's headers
   * @param receivedAt by the client's clock, for limits told in seconds from now
   */
  default List<RateLimit> rateLimits(ResponseHead head, Instant receivedAt) {
    return List.of();
  }

  /**
   * Whether an error answer is a refusal because of a rate limit. A 429 is one even where this
   * returns null; then its {@code Retry-After} says how long to wait.
   *
   * @param head the answer's headers
   * @param body its JSON
   * @param earlier how many times this call has been refused before
   */
  default @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
    return null;
  }

  /**
   * The address of the next page of a list whose body does not tell it.
   *
   * @param head the answer's headers
   */
  default @Nullable String nextPage(ResponseHead head) {
    return LinkHeader.find(head.all("Link"), "next");
  }
}
