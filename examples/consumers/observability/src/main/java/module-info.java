/** A program of somebody else that measures and traces its calls. */
module com.example.observability {
  requires io.github.registrysdk.buildkite;
  requires io.github.registrysdk.micrometer;
  requires io.github.registrysdk.opentelemetry;
  requires io.github.registrysdk.testing;
  requires io.opentelemetry.sdk;
  requires io.opentelemetry.sdk.testing;
  requires io.opentelemetry.sdk.trace;
}
