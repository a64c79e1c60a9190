/**
 * Traces and metrics of the calls of the SDK's clients, with OpenTelemetry. Start with {@link
 * io.github.registrysdk.opentelemetry.OpenTelemetryObserver}.
 */
module io.github.registrysdk.opentelemetry {
  requires transitive io.github.registrysdk.core;
  requires transitive io.opentelemetry.api;
  requires io.opentelemetry.context;

  exports io.github.registrysdk.opentelemetry;
}
