package io.github.registrysdk.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Facts of calls that were never made. */
public final class Reports {
  private Reports() {}

  /** Of an answer with that status, or of no answer for 0. */
  public static CallReport of(int status) {
    return of(status, 1, null, null);
  }

  static CallReport of(
      int status, int attempts, @Nullable String requestId, @Nullable String scope) {
    return new CallReport(
        "create a registry token",
        "POST",
        "api.example.com",
        "/v2/{organization}/tokens",
        status,
        attempts,
        Duration.ofMillis(1234),
        requestId,
        scope,
        Effect.UNKNOWN);
  }
}
