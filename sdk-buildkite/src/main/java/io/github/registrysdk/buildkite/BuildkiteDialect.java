package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Refusal;
import io.github.registrysdk.core.spi.ResponseHead;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads errors and rate limits of Buildkite. Two rate limits apply at the same time, one of the
 * organization and one of the user. Both report their reset in seconds from now.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/rate-limits">Buildkite: REST API
 *     limits</a>
 */
final class BuildkiteDialect implements Dialect {
  /** Added to a reset, because Buildkite truncates it to whole seconds. */
  private static final Duration ROUNDING = Duration.ofMillis(500);

  private static final BigDecimal LONGEST_SECONDS =
      BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

  private static final Set<String> EXPLAINING =
      Set.of(
          "X-Request-Id",
          "RateLimit-Scope",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "RateLimit-User-Scope",
          "RateLimit-User-Limit",
          "RateLimit-User-Remaining",
          "RateLimit-User-Reset");

  private final String provider;
  private final String authorizationScheme;

  BuildkiteDialect() {
    this("buildkite", "Bearer");
  }

  /** For a service whose errors are like those of Buildkite. */
  BuildkiteDialect(String provider, String authorizationScheme) {
    this.provider = provider;
    this.authorizationScheme = authorizationScheme;
  }

  @Override
  public String provider() {
    return provider;
  }

  @Override
  public String authorizationScheme() {
    return authorizationScheme;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept", "application/json");
  }

  @Override
  public ApiError error(ErrorBody body) {
    String message = body.anyText("message");
    String error = message == null ? body.anyText("error") : message;
    return new ApiError(error == null ? "" : error, null, null, body.errors("errors"));
  }

  @Override
  public Set<String> explainingHeaders() {
    return EXPLAINING;
  }

  @Override
  public List<RateLimit> rateLimits(ResponseHead head, Instant receivedAt) {
    List<RateLimit> limits = new ArrayList<>();
    for (String prefix : List.of("RateLimit-", "RateLimit-User-")) {
      String scope = head.header(prefix + "Scope");
      BigDecimal limit = number(head.header(prefix + "Limit"));
      BigDecimal remaining = number(head.header(prefix + "Remaining"));
      BigDecimal reset = number(head.header(prefix + "Reset"));
      if (scope != null && limit != null && remaining != null && reset != null) {
        limits.add(
            new RateLimit(
                scope, limit.longValue(), remaining.longValue(), receivedAt.plus(seconds(reset))));
      }
    }
    return List.copyOf(limits);
  }

  @Override
  public boolean hasRateLimits(ResponseHead head) {
    return head.header("RateLimit-Remaining") != null
        || head.header("RateLimit-User-Remaining") != null;
  }

  @Override
  public @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
    if (head.status() != 429) {
      return null;
    }
    BigDecimal limit = body.number("limit");
    long allowed = limit == null ? -1 : limit.longValue();
    String scope = body.text("scope");
    BigDecimal reset = body.number("reset");
    if (scope != null && reset != null) {
      return new Refusal(scope, wait(seconds(reset)), allowed);
    }
    RateLimit exhausted = null;
    for (RateLimit candidate : rateLimits(head, Instant.EPOCH)) {
      if (candidate.remaining() <= 0
          && (exhausted == null || candidate.resetsAt().isAfter(exhausted.resetsAt()))) {
        exhausted = candidate;
      }
    }
    return exhausted == null
        ? null
        : new Refusal(
            exhausted.scope(),
            wait(Duration.between(Instant.EPOCH, exhausted.resetsAt())),
            exhausted.limit());
  }

  private static Duration wait(Duration reset) {
    return reset.isZero() ? Duration.ofSeconds(1) : reset.plus(ROUNDING);
  }

  private static Duration seconds(BigDecimal seconds) {
    BigDecimal bounded = seconds.max(BigDecimal.ZERO).min(LONGEST_SECONDS);
    return Duration.ofMillis(
        bounded.movePointRight(3).setScale(0, RoundingMode.CEILING).longValue());
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text != null && text.matches("-?\\d{1,18}(\\.\\d{1,9})?") ? new BigDecimal(text) : null;
  }
}
