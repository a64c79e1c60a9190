package io.github.registrysdk.testing.internal.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** The key pair that an organization's secrets are sealed for, and its id. */
final class SealingKey {

  final String id;
  private final X25519PrivateKeyParameters secretKey;

  /** A new pair; the id has 18 digits, as GitHub's have. */
  SealingKey(SecureRandom random) {
    this.id = String.format(Locale.ROOT, "%018d", random.nextLong(1_000_000_000_000_000_000L));
    this.secretKey = new X25519PrivateKeyParameters(random);
  }

  /** The public key as the API returns it. */
  String publicKey() {
    return Base64.getEncoder().encodeToString(secretKey.generatePublicKey().getEncoded());
  }

  /** The secret in a sealed value, which must be base64; nothing if it does not open. */
  Optional<String> open(String encryptedValue) {
    byte[] box = Base64.getDecoder().decode(encryptedValue);
    return SealedBox.open(box, secretKey).map(secret -> new String(secret, UTF_8));
  }
}
