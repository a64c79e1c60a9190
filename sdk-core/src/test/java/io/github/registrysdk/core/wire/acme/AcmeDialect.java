package io.github.registrysdk.core.wire.acme;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Refusal;
import io.github.registrysdk.core.spi.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Errors as {@code message}, {@code code} and {@code fields}; limits in seconds from now. */
final class AcmeDialect implements Dialect {
  @Override
  public String provider() {
    return "acme";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept", "application/vnd.acme+json");
  }

  @Override
  public ApiError error(ErrorBody body) {
    List<ApiError.Field> fields =
        body.list("fields").stream()
            .filter(ErrorBody.class::isInstance)
            .map(ErrorBody.class::cast)
            .map(item -> new ApiError.Field(item.text("name"), item.text("code"), null))
            .toList();
    return new ApiError(
        Objects.requireNonNullElse(body.text("message"), ""), body.text("code"), null, fields);
  }

  @Override
  public List<RateLimit> rateLimits(ResponseHead head, Instant receivedAt) {
    String remaining = head.header("X-RateLimit-Remaining");
    return remaining == null
        ? List.of()
        : List.of(
            new RateLimit("acme", 100, Long.parseLong(remaining), receivedAt.plusSeconds(60)));
  }

  @Override
  public @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
    String wait = head.header("X-Acme-Wait");
    return wait == null
        ? null
        : new Refusal("acme", Duration.ofSeconds(Long.parseLong(wait) << earlier), 100);
  }
}
