package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import java.util.List;
import java.util.Map;

/**
 * Reads errors of Humanitec, which have two forms. The values of {@code details} can have any type.
 * Humanitec reports rate limits only with status 429 and {@code Retry-After}.
 */
final class HumanitecDialect implements Dialect {
  @Override
  public String provider() {
    return "humanitec";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept", "application/json");
  }

  /** {@code error} is either the message, or a code if there is a {@code message} as well. */
  @Override
  public ApiError error(ErrorBody body) {
    String error = body.anyText("error");
    String message = body.anyText("message");
    List<ApiError.Field> details = body.errors("details");
    return message == null
        ? new ApiError(error == null ? "" : error, null, null, details)
        : new ApiError(message, error, null, details);
  }
}
