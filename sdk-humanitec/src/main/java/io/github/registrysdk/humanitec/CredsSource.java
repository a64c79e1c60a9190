package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.toolkit.Refreshed;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The credentials of a registry, for programs that run for a long time. Credentials that expire are
 * cached in memory until one minute before they expire, and other credentials for five minutes.
 * After that, the next call fetches them again. Only one thread fetches at a time. This class is
 * thread-safe.
 */
public final class CredsSource {
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Refreshed<Fetched> creds;

  CredsSource(Supplier<RegistryCreds> fetch, InstantSource clock) {
    this.creds =
        new Refreshed<>(
            () -> new Fetched(fetch.get(), clock.instant()), Fetched::end, MARGIN, clock);
  }

  /**
   * Returns the cached credentials, or fetches them if they are not cached or expire soon. If that
   * fails, cached credentials are returned as long as they have not expired.
   *
   * @return the credentials
   * @throws io.github.registrysdk.core.SdkException if the credentials can't be fetched and no
   *     valid credentials are cached
   * @throws IllegalStateException if the thread is interrupted while it waits for another thread
   *     that fetches
   */
  public RegistryCreds creds() {
    return creds.get().value;
  }

  /**
   * Removes credentials from the cache because the registry refused them. The next call of {@link
   * #creds()} fetches them again.
   *
   * @param refused the credentials that {@link #creds()} returned
   */
  public void rejected(RegistryCreds refused) {
    creds.forget(kept -> kept.value.equals(refused));
  }

  private static final class Fetched {
    private final RegistryCreds value;
    private final Instant at;

    Fetched(RegistryCreds value, Instant at) {
      this.value = value;
      this.at = at;
    }

    Instant end() {
      Instant expires = value.expires();
      return expires != null ? expires : at.plus(LONGEST).plus(MARGIN);
    }
  }
}
