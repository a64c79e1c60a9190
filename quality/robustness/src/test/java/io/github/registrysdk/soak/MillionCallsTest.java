package io.github.registrysdk.soak;

import org.junit.jupiter.api.Tag;

/** A million calls. */
@Tag("soak")
final class MillionCallsTest extends Soak {
  MillionCallsTest() {
    super(100_000, 10, true);
  }
}
