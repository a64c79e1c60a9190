package io.github.registrysdk.testing.internal.github;

import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A GitHub App and where it is installed, by installation id. */
final class AppState {

  final long id;
  final String clientId;
  final Map<Long, Installation> installations = new LinkedHashMap<>();
  PublicKey key;

  AppState(long id, String clientId, PublicKey key) {
    this.id = id;
    this.clientId = clientId;
    this.key = key;
  }

  /**
   * An installation of the App.
   *
   * @param organization where it is installed
   * @param createdAt since when
   */
  record Installation(OrganizationState organization, Instant createdAt) {}
}
