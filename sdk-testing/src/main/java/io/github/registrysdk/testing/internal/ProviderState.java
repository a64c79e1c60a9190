package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What every provider keeps: organizations and access tokens. Guarded by the fake's lock.
 *
 * @param <G> an organization
 * @param <T> an access token
 */
public abstract class ProviderState<G, T extends ExpiringToken> {

  private final InstantSource clock;
  private final Map<String, G> organizations;
  private final Map<String, T> accessTokens = new HashMap<>();

  /**
   * An empty state.
   *
   * @param clock tells the time
   * @param organizations an empty map, which decides how names are compared
   */
  protected ProviderState(InstantSource clock, Map<String, G> organizations) {
    this.clock = clock;
    this.organizations = organizations;
  }

  /** The time of the fake's clock. */
  public final Instant now() {
    return clock.instant();
  }

  /** Makes an organization that has nothing yet. */
  protected abstract G newOrganization(String name);

  /** The refusal of a request that names an unknown organization. */
  protected abstract Refusal noOrganization();

  /** Adds an organization. */
  public final void addOrganization(String name) {
    if (organizations.containsKey(name)) {
      throw new IllegalArgumentException("there is an organization \"" + name + "\" already");
    }
    organizations.put(name, newOrganization(name));
  }

  /** All organizations. */
  protected final Collection<G> organizations() {
    return organizations.values();
  }

  /** An organization that a test names. */
  public final G find(String name) {
    G found = organizations.get(name);
    if (found == null) {
      throw new NoSuchElementException(
          "no organization \"%s\", only %s".formatted(name, organizations.keySet()));
    }
    return found;
  }

  /** The organization that a request names. */
  public final G organization(FakeRequest request) {
    G found = organizations.get(request.parameter("org"));
    if (found == null) {
      throw noOrganization();
    }
    return found;
  }

  /** Adds an access token, or replaces one. */
  public final void putAccessToken(String text, T token) {
    accessTokens.put(text, token);
  }

  /** The access token that the request carries. */
  protected @Nullable String credential(FakeRequest request) {
    return request.bearer();
  }

  /** Makes an access token unknown. */
  public final void revoke(String text) {
    if (accessTokens.remove(text) == null) {
      throw new IllegalArgumentException("no such access token");
    }
  }

  final void expire(String text, Instant at) {
    T found = accessTokens.get(text);
    if (found == null) {
      throw new IllegalArgumentException("no such access token");
    }
    found.expireAt(at);
  }

  /** A token, if it is known and valid. */
  public final @Nullable T accessToken(String text) {
    T token = accessTokens.get(text);
    return token == null || token.isExpired(now()) ? null : token;
  }

  /** The token that the request carries, if it is known and valid. */
  public final @Nullable T accessToken(FakeRequest request) {
    String sent = credential(request);
    T token = sent == null ? null : accessTokens.get(sent);
    return token == null || token.isExpired(now()) ? null : token;
  }
}
