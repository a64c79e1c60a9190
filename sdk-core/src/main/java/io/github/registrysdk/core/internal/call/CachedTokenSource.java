package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.toolkit.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/** Keeps a token until shortly before it expires; one thread at a time renews it. */
public final class CachedTokenSource implements TokenSource {
  private final Refreshed<AccessToken> tokens;

  public CachedTokenSource(Supplier<AccessToken> supplier, Duration margin, InstantSource clock) {
    Objects.requireNonNull(supplier, "supplier");
    this.tokens =
        new Refreshed<>(
            () -> Objects.requireNonNull(supplier.get(), "the token supplier returned null"),
            CachedTokenSource::end,
            margin,
            clock);
  }

  private static Instant end(AccessToken token) {
    Instant end = token.expiresAt();
    return end == null ? Instant.MAX : end;
  }

  @Override
  public Secret token() {
    return tokens.get().secret();
  }

  @Override
  public void rejected(Secret token) {
    tokens.forget(kept -> kept.secret().equals(token));
  }
}
