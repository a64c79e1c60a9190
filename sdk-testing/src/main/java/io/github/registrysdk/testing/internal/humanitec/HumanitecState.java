package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.internal.FakeRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that Humanitec would keep. Guarded by the fake's lock. */
final class HumanitecState {

  final Map<String, OrganizationState> organizations = new LinkedHashMap<>();
  final HumanitecErrors errors;
  private final Map<String, AccessToken> accessTokens = new HashMap<>();
  private final InstantSource clock;

  HumanitecState(InstantSource clock, HumanitecErrors errors) {
    this.clock = clock;
    this.errors = errors;
  }

  Instant now() {
    return clock.instant();
  }

  void addOrganization(String id) {
    if (organizations.containsKey(id)) {
      throw new IllegalArgumentException("there is an organization \"" + id + "\" already");
    }
    organizations.put(id, new OrganizationState(id));
  }

  void addAccessToken(String token, boolean canWrite) {
    accessTokens.put(token, new AccessToken(canWrite));
  }

  void revoke(String token) {
    if (accessTokens.remove(token) == null) {
      throw new IllegalArgumentException("no such access token");
    }
  }

  void expire(String token, Instant at) {
    AccessToken found = accessTokens.get(token);
    if (found == null) {
      throw new IllegalArgumentException("no such access token");
    }
    found.expireAt(at);
  }

  /** The token that the request carries, if it is known and valid. */
  @Nullable AccessToken accessToken(FakeRequest request) {
    String bearer = request.bearer();
    AccessToken token = bearer == null ? null : accessTokens.get(bearer);
    return token == null || token.isExpired(now()) ? null : token;
  }

  OrganizationState organization(FakeRequest request) {
    OrganizationState found = organizations.get(request.parameter("org"));
    if (found == null) {
      throw errors.noOrganization();
    }
    return found;
  }

  RegistryState registry(FakeRequest request) {
    RegistryState found = organization(request).registries.get(request.parameter("registry"));
    if (found == null) {
      throw errors.noRegistry();
    }
    return found;
  }
}
