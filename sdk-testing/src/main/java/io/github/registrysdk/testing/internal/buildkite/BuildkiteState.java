package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.internal.Jwt;
import io.github.registrysdk.testing.internal.ProviderState;
import io.github.registrysdk.testing.internal.TimeOrderedIds;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that Buildkite would keep. Guarded by the fake's lock. */
final class BuildkiteState extends ProviderState<OrganizationState, AccessToken> {

  private final TimeOrderedIds ids;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, PublicKey> publicKeys = new HashMap<>();

  BuildkiteState(InstantSource clock) {
    super(clock, new LinkedHashMap<>());
    this.ids = new TimeOrderedIds(clock);
  }

  @Override
  protected OrganizationState newOrganization(String slug) {
    return new OrganizationState(newId(), slug);
  }

  @Override
  protected Refusal noOrganization() {
    return BuildkiteErrors.noOrganization();
  }

  String newId() {
    return ids.next();
  }

  String newSecret() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return "bkrt_" + HexFormat.of().formatHex(bytes);
  }

  void addAccessToken(String token, Set<String> scopes) {
    putAccessToken(token, new AccessToken(newId(), newId(), scopes, now()));
  }

  void addKeyPair(String uuid, PublicKey key, Set<String> scopes) {
    publicKeys.put(uuid, key);
    putAccessToken(keyPair(uuid), new AccessToken(uuid, newId(), scopes, now()));
  }

  /** No header can contain it. */
  private static String keyPair(String uuid) {
    return "\n" + uuid;
  }

  /**
   * A JSON Web Token stands for the access token whose private key signed it: {@code
   * pages/apis/rest_api.md}, "Public key".
   */
  @Override
  protected @Nullable String credential(FakeRequest request) {
    String sent = request.bearer();
    Jwt token = Jwt.parse(sent);
    if (token == null) {
      return sent;
    }
    String uuid = token.claims().path("iss").asText();
    PublicKey key = publicKeys.get(uuid);
    if (key == null) {
      return sent;
    }
    long issued = token.claims().path("iat").asLong();
    long expiry = token.claims().path("exp").asLong();
    long now = now().getEpochSecond();
    boolean valid = Math.abs(now - issued) <= 10 && expiry > now && expiry - issued <= 300;
    return valid && token.isSignedBy(key) ? keyPair(uuid) : sent;
  }

  /**
   * The registries that a request is about: all if it names none, and none if it does not exist.
   */
  List<RegistryState> registries(FakeRequest request) {
    String slug = request.parameterOrNull("registry");
    return organizations().stream()
        .filter(owner -> slug == null || owner.slug.equals(request.parameter("org")))
        .flatMap(owner -> owner.registries.values().stream())
        .filter(registry -> slug == null || registry.slug.equals(slug))
        .toList();
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
    if (registry.packages.values().stream().anyMatch(item::isSameAs)) {
      throw BuildkiteErrors.packageExists();
    }
    registry.packages.put(item.id(), item);
    return item;
  }
}
