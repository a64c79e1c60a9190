package io.github.registrysdk.testing;

import java.time.InstantSource;

/**
 * The options that all fakes have. Not thread-safe.
 *
 * @param <B> the builder itself
 * @param <F> the fake
 */
public abstract sealed class FakeBuilder<B extends FakeBuilder<B, F>, F extends FakeProvider<F, ?>>
    permits FakeBuildkiteBuilder, FakeGitHubBuilder, FakeHumanitecBuilder {

  String organization = "acme";
  String token;
  InstantSource clock = InstantSource.system();

  FakeBuilder(String token) {
    this.token = token;
  }

  abstract B self();

  /**
   * Sets the name of the first organization. The default is {@code acme}.
   *
   * @param name the name, which identifies the organization in URLs
   * @return this builder
   */
  public final B organization(String name) {
    this.organization = name;
    return self();
  }

  /**
   * Sets the first access token.
   *
   * @param accessToken the token that clients send
   * @return this builder
   */
  public final B token(String accessToken) {
    this.token = accessToken;
    return self();
  }

  /**
   * Sets the clock of timestamps, rate limits, and everything that expires. The default is the
   * clock of the system.
   *
   * @param source the clock, such as a {@link ManualClock}
   * @return this builder
   */
  public final B clock(InstantSource source) {
    this.clock = source;
    return self();
  }

  /**
   * Starts the fake.
   *
   * @return a fake that listens on free ports of the loopback interface
   * @throws java.io.UncheckedIOException if no port is free
   */
  public abstract F start();
}
