package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.micrometer.MicrometerObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Clients that are measured and traced. */
final class Observed {
  private Observed() {}

  static BuildkiteClient measured(String baseUrl, Secret token, MeterRegistry registry) {
    // @start region="metrics"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .observer(new MicrometerObserver(registry))
            .build();
    // @end
    return buildkite;
  }

  static BuildkiteClient both(
      String baseUrl, Secret token, MeterRegistry registry, OpenTelemetry telemetry) {
    // @start region="both"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl)
            .token(token)
            .observer(new Tracing(telemetry))
            .observer(new MicrometerObserver(registry))
            .build();
    // @end
    return buildkite;
  }

  static CompletableFuture<List<String>> onAnotherThread(BuildkiteClient buildkite) {
    // @start region="async"
    CompletableFuture<List<String>> slugs =
        buildkite.async(Context.current().wrap(() -> BuildkiteStart.slugs(buildkite)));
    // @end
    return slugs;
  }

  static OkHttpClient telling(OpenTelemetry telemetry) {
    // @start region="headers"
    TextMapPropagator propagator = telemetry.getPropagators().getTextMapPropagator();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request.Builder request = chain.request().newBuilder();
                  propagator.inject(
                      Context.current(),
                      request,
                      (same, name, value) -> request.header(name, value));
                  return chain.proceed(request.build());
                })
            .build();
    // @end
    return http;
  }
}
