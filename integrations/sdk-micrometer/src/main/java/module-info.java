/**
 * Metrics of the calls of the SDK's clients, with Micrometer. Start with {@link
 * io.github.registrysdk.micrometer.MicrometerObserver}.
 */
module io.github.registrysdk.micrometer {
  requires transitive io.github.registrysdk.core;
  requires transitive micrometer.core;

  exports io.github.registrysdk.micrometer;
}
