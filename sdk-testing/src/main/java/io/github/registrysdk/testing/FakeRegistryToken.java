package io.github.registrysdk.testing;

import java.time.Instant;

/**
 * A snapshot of a registry token of {@link FakeBuildkite}.
 *
 * @param id the token's id
 * @param description what it is for
 * @param createdAt when it was created, by the fake's clock
 * @param tokenSecret the secret itself, which the API shows only once
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
