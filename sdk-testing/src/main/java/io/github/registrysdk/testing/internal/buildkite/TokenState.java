package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.FakeRegistryToken;
import java.time.Instant;

/** A registry token. */
final class TokenState {

  final String id;
  final String secret;
  final Instant createdAt;
  final ObjectNode createdBy;
  String description;

  TokenState(
      String id, String secret, Instant createdAt, ObjectNode createdBy, String description) {
    this.id = id;
    this.secret = secret;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
    this.description = description;
  }

  FakeRegistryToken view() {
    return new FakeRegistryToken(id, description, createdAt, secret);
  }
}
