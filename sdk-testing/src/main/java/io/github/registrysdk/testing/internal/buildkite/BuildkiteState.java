package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.internal.FakeRequest;
import io.github.registrysdk.testing.internal.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that Buildkite would keep. Guarded by the fake's lock. */
final class BuildkiteState {

  final Map<String, OrganizationState> organizations = new LinkedHashMap<>();
  private final Map<String, AccessToken> accessTokens = new HashMap<>();
  private final InstantSource clock;
  private final TimeOrderedIds ids;
  private final SecureRandom random = new SecureRandom();

  BuildkiteState(InstantSource clock) {
    this.clock = clock;
    this.ids = new TimeOrderedIds(clock);
  }

  Instant now() {
    return clock.instant();
  }

  String newId() {
    return ids.next();
  }

  String newSecret() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return "bkrt_" + HexFormat.of().formatHex(bytes);
  }

  void addOrganization(String slug) {
    if (organizations.containsKey(slug)) {
      throw new IllegalArgumentException("there is an organization \"" + slug + "\" already");
    }
    organizations.put(slug, new OrganizationState(newId(), slug));
  }

  void addAccessToken(String token, Set<String> scopes) {
    accessTokens.put(token, new AccessToken(newId(), scopes, now()));
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
      throw BuildkiteErrors.noOrganization();
    }
    return found;
  }

  RegistryState registry(FakeRequest request) {
    return organization(request).registry(request.parameter("registry"));
  }

  RegistryState addRegistry(RegistryState registry) {
    Map<String, RegistryState> registries = registry.organization.registries;
    if (registry.slug.isEmpty()) {
      throw BuildkiteErrors.invalid("name", "invalid");
    }
    if (registries.putIfAbsent(registry.slug, registry) != null) {
      throw BuildkiteErrors.invalid("name", "already_exists");
    }
    return registry;
  }

  PackageState addPackage(RegistryState registry, PackageState item) {
    registry.packages.put(item.id(), item);
    return item;
  }
}
