package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.call.ExceptionFactory;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports of calls that were never made. */
public final class Reports {
  private Reports() {}

  /** For tests in other packages. */
  public static ExceptionFactory exceptions() {
    return new SdkExceptionFactory();
  }

  /** Of a response with that status, or of no response for 0. */
  public static CallReport of(int status) {
    return of(status, 1, null, null);
  }

  static CallReport of(int status, Effect effect) {
    CallDetails none = (CallDetails) of(status);
    return new CallDetails(
        none.operation(),
        none.method(),
        none.host(),
        none.path(),
        status,
        none.attempts(),
        none.elapsed(),
        null,
        Map.of(),
        null,
        effect,
        none.recoveryHint());
  }

  static CallReport of(
      int status, int attempts, @Nullable String requestId, @Nullable String scope) {
    return new CallDetails(
        "create a registry token",
        "POST",
        "api.example.com",
        "/v2/{organization}/tokens",
        status,
        attempts,
        Duration.ofMillis(1234),
        requestId,
        Map.of("retry-after", "3"),
        scope,
        Effect.NONE,
        "look for it");
  }
}
