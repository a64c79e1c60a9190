package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.FakeDependabotSecret;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A Dependabot secret. */
final class SecretState {

  final String name;
  final Instant createdAt;
  final Set<Long> repositories = new LinkedHashSet<>();
  String visibility;
  String secret;
  Instant updatedAt;

  SecretState(String name, String visibility, String secret, Instant now) {
    this.name = name;
    this.visibility = visibility;
    this.secret = secret;
    this.createdAt = now;
    this.updatedAt = now;
  }

  FakeDependabotSecret view() {
    return new FakeDependabotSecret(
        name, visibility, List.copyOf(repositories), createdAt, updatedAt, secret);
  }
}
