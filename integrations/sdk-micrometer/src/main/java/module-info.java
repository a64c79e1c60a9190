/**
 * Metrics and observations of the calls of the SDK's clients, with Micrometer. Start with {@link
 * io.github.registrysdk.micrometer.MicrometerObserver}, or with {@link
 * io.github.registrysdk.micrometer.ObservationObserver} if the program has an {@code
 * ObservationRegistry}.
 */
module io.github.registrysdk.micrometer {
  requires transitive io.github.registrysdk.core;
  requires micrometer.commons;
  requires transitive micrometer.core;
  requires transitive micrometer.observation;

  exports io.github.registrysdk.micrometer;
}
