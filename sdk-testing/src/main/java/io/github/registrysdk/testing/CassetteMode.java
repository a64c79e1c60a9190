package io.github.registrysdk.testing;

/** Where the responses of {@link Cassettes} come from. */
public enum CassetteMode {
  /** From the provider. Nothing is written. */
  LIVE,
  /** From the provider. Each test that passes writes its cassette. */
  RECORD,
  /** From the cassette of the test. Nothing leaves this machine. */
  REPLAY
}
