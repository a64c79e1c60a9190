package io.github.registrysdk.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A private registry as {@link FakeGitHub} held it when it was asked.
 *
 * @param name the name that it was given, by which paths name it
 * @param type the registry's type, such as {@code maven_repository}
 * @param url the registry's address; null if it was made on an older server
 * @param username the user name, or null
 * @param replacesBase whether it takes the place of the public registry
 * @param visibility {@code all}, {@code private} or {@code selected}
 * @param selectedRepositoryIds the repositories with access; empty unless selected
 * @param authType how it is signed in to; {@code token} unless said otherwise
 * @param oidcFields the fields of the {@code oidc_…} sign-in, by their names on the wire; empty for
 *     others
 * @param createdAt when it was made, by the fake's clock
 * @param updatedAt when it was last changed, by the fake's clock
 * @param secret what came out of the sealed box; null where no secret is kept
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

  /** All but the secret. */
  @Override
  public String toString() {
    return "FakePrivateRegistry[name=%s, type=%s, url=%s, username=%s, visibility=%s, authType=%s]"
        .formatted(name, type, url, username, visibility, authType);
  }
}
