/** The examples, as a named module: they run on the module path as well as on the class path. */
module io.github.registrysdk.examples {
  requires io.github.registrysdk.buildkite;
  requires io.github.registrysdk.core;
  requires io.github.registrysdk.github;
  requires io.github.registrysdk.humanitec;
  requires io.github.registrysdk.rotation;
  requires io.github.registrysdk.testing;
  requires java.net.http;
  requires org.jspecify;
  // Of the guide's pages on metrics and traces; no example that is run needs them.
  requires static io.github.registrysdk.opentelemetry;
  requires static io.opentelemetry.api;
  requires static io.opentelemetry.context;
  requires static micrometer.core;
  requires static io.github.registrysdk.micrometer;
}
