package io.github.registrysdk.testing;

import java.time.Instant;
import java.util.List;

/**
 * A snapshot of a Dependabot secret of {@link FakeGitHub}.
 *
 * @param name the name in upper case, which identifies the secret in URLs
 * @param visibility {@code all}, {@code private} or {@code selected}
 * @param selectedRepositoryIds the repositories with access; empty unless the visibility is {@code
 *     selected}
 * @param createdAt the time of its creation, by the fake's clock
 * @param updatedAt the time of its last change, by the fake's clock
 * @param secret the decrypted value
 */
public record FakeDependabotSecret(
    String name,
    String visibility,
    List<Long> selectedRepositoryIds,
    Instant createdAt,
    Instant updatedAt,
    String secret) {

  /** Copies the list. */
  public FakeDependabotSecret {
    selectedRepositoryIds = List.copyOf(selectedRepositoryIds);
  }

  /** Leaves out the value. */
  @Override
  public String toString() {
    return "FakeDependabotSecret[name=%s, visibility=%s, selectedRepositoryIds=%s]"
        .formatted(name, visibility, selectedRepositoryIds);
  }
}
