package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads errors of Humanitec, which have two forms. Humanitec reports rate limits only with status
 * 429 and {@code Retry-After}.
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
    String error = body.text("error");
    String message = body.text("message");
    if (message == null) {
      return new ApiError(error == null ? "" : error, null, null, List.of());
    }
    ErrorBody details = body.object("details");
    List<ApiError.Field> fields = new ArrayList<>();
    for (String name : details.names()) {
      fields.add(new ApiError.Field(name, null, details.text(name)));
    }
    return new ApiError(message, error, null, fields);
  }
}
