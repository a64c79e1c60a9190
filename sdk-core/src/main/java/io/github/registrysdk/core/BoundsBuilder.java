package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.http.Timeouts;
import io.github.registrysdk.core.toolkit.Require;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bounds within which a client's calls stay: how long they may take, how often they are sent,
 * how much they may read.
 *
 * @param <B> the builder's own type
 */
public abstract class BoundsBuilder<B extends BoundsBuilder<B>> {
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration readTimeout = Duration.ofSeconds(30);
  Duration writeTimeout = Duration.ofSeconds(30);
  @Nullable Duration attemptTimeout;
  Duration callTimeout = Duration.ofMinutes(2);
  RetryPolicy retryPolicy = RetryPolicy.standard();
  long maxResponseBytes = 8L * 1024 * 1024;
  int maxPages = 10_000;

  BoundsBuilder() {}

  /** {@return this builder} */
  protected abstract B self();

  /**
   * Bounds setting up a connection, TLS included; 10 s by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B connectTimeout(Duration timeout) {
    this.connectTimeout = Require.positive("connectTimeout", timeout);
    return self();
  }

  /**
   * Bounds the pause between two bytes of an answer; 30 s by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B readTimeout(Duration timeout) {
    this.readTimeout = Require.positive("readTimeout", timeout);
    return self();
  }

  /**
   * Bounds the pause between two bytes of a request; 30 s by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B writeTimeout(Duration timeout) {
    this.writeTimeout = Require.positive("writeTimeout", timeout);
    return self();
  }

  /**
   * Bounds one request and its answer; without a limit of its own by default.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B attemptTimeout(Duration timeout) {
    this.attemptTimeout = Require.positive("attemptTimeout", timeout);
    return self();
  }

  /**
   * Bounds a whole call, repetitions and waits included; 120 s by default, and for uploads a second
   * more for every 128 KiB.
   *
   * @param timeout positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B callTimeout(Duration timeout) {
    this.callTimeout = Require.positive("callTimeout", timeout);
    return self();
  }

  /**
   * How often and how soon calls are sent again; {@link RetryPolicy#standard()} by default.
   *
   * @param policy holds for all calls of the client and its views
   * @return this builder
   */
  public B retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "policy");
    return self();
  }

  /**
   * Bounds the JSON answers that are read; 8 MiB by default.
   *
   * @param bytes after decompression; positive
   * @return this builder
   * @throws IllegalArgumentException if it is not
   */
  public B maxResponseBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("maxResponseBytes must be positive");
    }
    this.maxResponseBytes = bytes;
    return self();
  }

  /**
   * Bounds the pages that one walk over a list fetches; 10,000 by default.
   *
   * @param pages at least 1
   * @return this builder
   * @throws IllegalArgumentException if it is less
   */
  public B maxPages(int pages) {
    this.maxPages = Require.between("maxPages", pages, 1, Integer.MAX_VALUE);
    return self();
  }

  Timeouts timeouts() {
    return new Timeouts(connectTimeout, readTimeout, writeTimeout, attemptTimeout, callTimeout);
  }
}
