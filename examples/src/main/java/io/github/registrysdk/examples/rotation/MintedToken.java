package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;

/**
 * A token whose secret is known.
 *
 * @param id at Buildkite
 * @param secret the token itself
 */
record MintedToken(String id, Secret secret) {
  Fingerprint fingerprint() {
    return Fingerprint.of(secret);
  }
}
