package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.Backoff;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** How long, how often, how much. */
final class Limits {
  private Limits() {}

  static BuildkiteClient bounded(String baseUrl, Secret token) {
    // @start region="options"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .connectTimeout(Duration.ofSeconds(3))
            .callTimeout(Duration.ofMinutes(1)) // including retries and waits
            .retryPolicy(
                RetryPolicy.builder()
                    .maxAttempts(3)
                    .backoff(
                        Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(2))
                            .withFullJitter())
                    .longestServerWait(Duration.ofSeconds(20))
                    .build())
            .build();
    // @end
    return buildkite;
  }

  static BuildkiteClient hasty(BuildkiteClient buildkite) {
    // @start region="view"
    BuildkiteClient hasty =
        buildkite.withOptions(
            CallOptions.builder().timeout(Duration.ofSeconds(5)).maxAttempts(1).build());
    // @end
    return hasty;
  }

  static OptionalLong remaining(BuildkiteClient buildkite) {
    // @start region="limits"
    OptionalLong remaining =
        buildkite.rateLimits().stream()
            .filter(limit -> limit.scope().equals("rest_user"))
            .mapToLong(limit -> limit.remaining())
            .findFirst();
    // @end
    return remaining;
  }

  static CallObserver telling(Consumer<String> log) {
    return event -> {
      if (event instanceof CallEvent.CallEnded ended) {
        log.accept(
            ended.call().provider()
                + ": "
                + ended.call().operation()
                + " took "
                + ended.attempts()
                + " attempts and ended with status "
                + ended.status());
      }
    };
  }

  static BuildkiteClient observed(String baseUrl, Secret token, CallObserver observer) {
    return BuildkiteClient.builder().baseUrl(baseUrl).token(token).observer(observer).build();
  }

  static ApiResponse anyEndpoint(BuildkiteClient buildkite) {
    // @start region="send"
    ApiResponse response =
        buildkite.send(ApiRequest.get("v2", "organizations", "acme", "rate_limit"));
    // @end
    return response;
  }
}
