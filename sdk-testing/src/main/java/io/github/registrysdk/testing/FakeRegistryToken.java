package io.github.registrysdk.testing;

import java.time.Instant;

/**
 * A snapshot of a registry token of {@link FakeBuildkite}.
 *
 * @param id the token's id
 * @param description the human-readable description
 * @param createdAt the time of its creation, by the fake's clock
 * @param tokenSecret the secret, which the API returns only once
 */
public record FakeRegistryToken(
    String id, String description, Instant createdAt, String tokenSecret) {

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "FakeRegistryToken[id=%s, description=%s, createdAt=%s]"
        .formatted(id, description, createdAt);
  }
}
