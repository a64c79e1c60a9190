package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The beginning of a secret's SHA-256: enough to tell a handful of secrets apart. It may be shown
 * because registry tokens are long and random; of a password that somebody made up it would give
 * too much away.
 *
 * @param hex twelve lower-case hex digits
 */
record Fingerprint(String hex) {
  static final int LENGTH = 12;

  Fingerprint {
    if (!hex.matches("[0-9a-f]{" + LENGTH + "}")) {
      throw new IllegalArgumentException("a fingerprint has " + LENGTH + " hex digits");
    }
  }

  static Fingerprint of(Secret secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(HexFormat.of().formatHex(digest).substring(0, LENGTH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
