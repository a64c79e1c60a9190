package io.github.registrysdk.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a private registry of {@link FakeGitHub}.
 *
 * @param name the name, which identifies the registry in URLs
 * @param type the registry's type, such as {@code maven_repository}
 * @param url the registry's URL; null on an older server
 * @param username the user name, or null
 * @param replacesBase whether Dependabot uses the registry instead of the public registry
 * @param visibility {@code all}, {@code private} or {@code selected}
 * @param selectedRepositoryIds the repositories with access; empty unless the visibility is {@code
 *     selected}
 * @param authType the type of authentication, {@code token} by default
 * @param oidcFields the fields of an {@code oidc_…} type by their JSON names; empty for other types
 * @param createdAt the time of its creation, by the fake's clock
 * @param updatedAt the time of its last change, by the fake's clock
 * @param secret the decrypted secret, or null without one
 */
public record FakePrivateRegistry(
    String name,
    String type,
    @Nullable String url,
    @Nullable String username,
    boolean replacesBase,
    String visibility,
    List<Long> selectedRepositoryIds,
    String authType,
    Map<String, String> oidcFields,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String secret) {

  /** Copies the list and the map. */
  public FakePrivateRegistry {
    selectedRepositoryIds = List.copyOf(selectedRepositoryIds);
    oidcFields = Map.copyOf(oidcFields);
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "FakePrivateRegistry[name=%s, type=%s, url=%s, username=%s, visibility=%s, authType=%s]"
        .formatted(name, type, url, username, visibility, authType);
  }
}
