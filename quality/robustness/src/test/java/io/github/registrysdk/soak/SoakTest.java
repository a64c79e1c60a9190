package io.github.registrysdk.soak;

/** Some thousand calls, in every build. */
final class SoakTest extends Soak {
  SoakTest() {
    super(4_000, 1, false);
  }
}
