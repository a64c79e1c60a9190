package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.toolkit.Refreshed;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A registry's credentials for programs that run long: kept in memory until a minute before they
 * end, or for five minutes if they don't, and fetched anew by one thread at a time. Thread-safe.
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
   * What opens the registry now, from memory as long as it holds. If a refresh fails, credentials
   * that have not ended yet are given again.
   *
   * @return the credentials
   * @throws io.github.registrysdk.core.SdkException if nothing is kept and fetching fails
   * @throws IllegalStateException if the thread is interrupted while another one fetches
   */
  public RegistryCreds creds() {
    return creds.get().value;
  }

  /**
   * Tells that the registry refused these credentials, so that the next call fetches others.
   *
   * @param refused as {@link #creds()} gave them
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
