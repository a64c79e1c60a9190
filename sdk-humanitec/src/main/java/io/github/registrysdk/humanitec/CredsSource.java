package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.toolkit.Refreshed;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The credentials of a registry, for programs that run for a long time. Credentials that expire are
 * cached in memory until one minute before they expire, and other credentials for five minutes.
 * After that, the next call fetches the credentials again, once for all threads that wait for them.
 * This class is thread-safe.
 */
public final class CredsSource {
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Supplier<RegistryCreds> fetch;
  private final Function<RegistryCreds, DockerLogin> logins;
  private final Refreshed<Fetched> creds;

  CredsSource(
      Supplier<RegistryCreds> fetch,
      Function<RegistryCreds, DockerLogin> logins,
      InstantSource clock) {
    this.fetch = fetch;
    this.logins = logins;
    this.creds =
        new Refreshed<>(
            () -> new Fetched(fetch.get(), clock.instant()), Fetched::end, MARGIN, clock);
  }

  /**
   * Returns the cached credentials, or fetches them if they are not cached or expire soon. If the
   * request fails, cached credentials are returned as long as they have not expired.
   *
   * @return the credentials
   * @throws io.github.registrysdk.core.SdkException if the credentials can't be fetched and no
   *     valid credentials are cached; a {@link io.github.registrysdk.core.CallInterruptedException}
   *     if the thread is interrupted while it waits for them
   */
  public RegistryCreds creds() {
    try {
      return creds.get().value;
    } catch (Refreshed.NotInTime e) {
      // This call ends for the same reason before it sends anything, with the exception for it.
      return fetch.get();
    }
  }

  /**
   * Returns the credentials for Docker, as {@link #creds()} returns them.
   *
   * @return the credentials; {@link DockerLogin#registry()} is the prefix of the image names in the
   *     registry
   * @throws io.github.registrysdk.core.SdkException as {@link #creds()} throws it
   * @throws IllegalStateException if the registry has no user name or no password, or if Docker
   *     can't use them
   */
  public DockerLogin dockerLogin() {
    return logins.apply(creds());
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
