package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Supplies the bearer token of a client. The client calls {@link #token()} before each attempt. A
 * token source must be thread-safe and should return a token that it holds in memory.
 *
 * <p>The time that {@code token()} takes counts towards the call timeout. When the call timeout
 * expires, calls of this SDK that the source makes on the same thread end too, and so does the wait
 * for a {@linkplain #cached(Supplier) cached} token. If a source waits for anything else, it needs
 * a timeout of its own.
 *
 * <p>After a response with status 401, the client calls {@link #rejected(Secret)} and asks for a
 * token again. If it is another token, the client retries the call once.
 */
@FunctionalInterface
public interface TokenSource {
  /**
   * Returns the token to send now. If this method throws an {@link SdkException}, the call fails
   * with that exception. If it throws anything else, the call fails with a {@link
   * TransportException} with the reason {@link TransportException.Reason#TOKEN_SOURCE}, which does
   * not contain the message of the original exception. A source must not send requests with the
   * client that asks it for a token: such a request fails with the reason {@code TOKEN_SOURCE} too.
   *
   * @return the token, which may only contain visible ASCII characters; never null
   */
  Secret token();

  /**
   * Called after the provider refused a token with status 401. A source that caches tokens should
   * remove it from its cache. The default implementation does nothing.
   *
   * @param token the token that was refused
   */
  default void rejected(Secret token) {}

  /**
   * Returns a source that always returns the same token.
   *
   * @param token the token
   * @return the source
   */
  static TokenSource fixed(Secret token) {
    Objects.requireNonNull(token, "token");
    return () -> token;
  }

  /**
   * Returns a source that calls a supplier before each attempt and caches nothing. Use it for
   * tokens that something else renews, such as a mounted file.
   *
   * @param supplier returns the current token; it must be thread-safe
   * @return the source
   */
  static TokenSource supplied(Supplier<Secret> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return supplier::get;
  }

  /**
   * Returns a source that caches a token until 30 seconds before it expires. A new token is fetched
   * once for all calls that need it. If one waiting call times out or is interrupted, only that
   * call fails. The other calls still get the token. A token that was refused with status 401 is
   * removed from the cache. If a refresh fails, the cached token is used until it expires.
   *
   * @param supplier gets a new token. It is called on a thread of its own, so timeouts and
   *     interrupts of a call do not end it
   * @return the source
   */
  static TokenSource cached(Supplier<AccessToken> supplier) {
    return cached(supplier, Duration.ofSeconds(30), InstantSource.system());
  }

  /**
   * Returns a source that caches a token until a margin before it expires. Everything else is as in
   * {@link #cached(Supplier)}.
   *
   * @param supplier gets a new token. It is called on a thread of its own, so timeouts and
   *     interrupts of a call do not end it
   * @param margin how long before its expiry time a token is renewed
   * @param clock the clock with which the expiry is compared
   * @return the source
   * @throws IllegalArgumentException if the margin is negative or longer than 24 days
   */
  static TokenSource cached(Supplier<AccessToken> supplier, Duration margin, InstantSource clock) {
    Objects.requireNonNull(supplier, "supplier");
    Refreshed<AccessToken> tokens =
        new Refreshed<>(
            () -> Objects.requireNonNull(supplier.get(), "the token supplier returned null"),
            token -> Objects.requireNonNullElse(token.expiresAt(), Instant.MAX),
            margin,
            clock);
    return new TokenSource() {
      @Override
      public Secret token() {
        return tokens.get().secret();
      }

      @Override
      public void rejected(Secret token) {
        tokens.forget(kept -> kept.secret().equals(token));
      }
    };
  }
}
