package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.call.CachedTokenSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where a client gets its bearer token, asked before every attempt; it must be thread-safe and
 * should answer from memory. While it is asked, only an interrupt ends a call: a source that waits
 * has to bound its wait by itself.
 *
 * <p>After a 401 the client calls {@link #rejected(Secret)} and asks once more, and repeats the
 * call once if the token has changed.
 */
@FunctionalInterface
public interface TokenSource {
  /**
   * The token to send now. What it throws ends the call: an {@link SdkException} as it is, anything
   * else as a {@link TransportException} with {@link TransportException.Reason#TOKEN_SOURCE},
   * without its message.
   *
   * @return visible ASCII characters only; never null
   */
  Secret token();

  /**
   * Tells that the provider returned 401 to this token, so that a source that keeps tokens drops
   * it. The default does nothing.
   *
   * @param token the token that was sent
   */
  default void rejected(Secret token) {}

  /**
   * Gives one token for ever, also after a 401.
   *
   * @param token the token for every call
   * @return the source
   */
  static TokenSource fixed(Secret token) {
    Objects.requireNonNull(token, "token");
    return () -> token;
  }

  /**
   * Asks {@code supplier} before every attempt, for tokens that something else keeps fresh, such as
   * a mounted file.
   *
   * @param supplier must be thread-safe
   * @return the source
   */
  static TokenSource supplied(Supplier<Secret> supplier) {
    Objects.requireNonNull(supplier, "supplier");
    return supplier::get;
  }

  /**
   * Keeps a token until 30 seconds before it ends, and lets one thread at a time ask for the next.
   *
   * @param supplier makes a new token; called on the thread of the call that needs it
   * @return the source; it forgets a token that was answered with 401
   */
  static TokenSource cached(Supplier<AccessToken> supplier) {
    return cached(supplier, Duration.ofSeconds(30), InstantSource.system());
  }

  /**
   * Keeps a token until {@code margin} before it ends, and lets one thread at a time ask for the
   * next. If a refresh fails while the token that is kept has not ended yet, that one goes on being
   * used.
   *
   * @param supplier makes a new token; called on the thread of the call that needs it
   * @param margin how long before the end a new token is asked for; not negative
   * @param clock tells the time
   * @return the source; it forgets a token that was answered with 401
   * @throws IllegalArgumentException if {@code margin} is negative
   */
  static TokenSource cached(Supplier<AccessToken> supplier, Duration margin, InstantSource clock) {
    return new CachedTokenSource(supplier, margin, clock);
  }
}
