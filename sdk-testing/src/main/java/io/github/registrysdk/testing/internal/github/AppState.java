package io.github.registrysdk.testing.internal.github;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** A GitHub App and where it is installed, by installation id. */
final class AppState {

  final long id;
  final Map<Long, OrganizationState> installations = new LinkedHashMap<>();
  PublicKey key;

  AppState(long id, PublicKey key) {
    this.id = id;
    this.key = key;
  }
}
