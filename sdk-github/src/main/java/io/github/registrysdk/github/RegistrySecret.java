package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.internal.SealedBox;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a private registry, or the value of a Dependabot secret. It is either a plain text,
 * which the SDK encrypts before it sends it, or a text that the caller has already encrypted.
 */
public final class RegistrySecret {
  private final @Nullable Secret plain;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient @Nullable String encryptedValue;

  private final @Nullable String keyId;

  private RegistrySecret(
      @Nullable Secret plain, @Nullable String encryptedValue, @Nullable String keyId) {
    this.plain = plain;
    this.encryptedValue = encryptedValue;
    this.keyId = keyId;
  }

  /**
   * Returns a secret that the SDK encrypts with the public key of the organization (libsodium
   * sealed box) each time it is sent.
   *
   * @param secret the secret in plain text
   * @return the secret
   * @throws IllegalArgumentException if the secret has a mistake such as a line break at its end,
   *     and is not {@link Secret#verbatim}; the message does not contain the secret
   */
  public static RegistrySecret plain(Secret secret) {
    // Checked here, so that no key is fetched for a secret that is refused.
    return new RegistrySecret(Require.secret("secret", secret), null, null);
  }

  /**
   * Returns a secret that the caller has encrypted. It is sent unchanged, and the public key is not
   * fetched.
   *
   * @param encryptedValue the secret as UTF-8, encrypted with libsodium's {@code crypto_box_seal}
   *     and encoded as base64
   * @param keyId the ID of the public key with which the secret was encrypted
   * @return the secret
   * @throws IllegalArgumentException if {@code encryptedValue} is not base64, or if an argument is
   *     blank
   */
  public static RegistrySecret encrypted(String encryptedValue, String keyId) {
    Require.text("encryptedValue", encryptedValue);
    if (!encryptedValue.matches("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")) {
      throw new IllegalArgumentException("encryptedValue is not base64");
    }
    return new RegistrySecret(null, encryptedValue, Require.text("keyId", keyId));
  }

  /** What a fingerprint is computed from: the text as the caller has given it. */
  Secret given() {
    return plain != null ? plain : Secret.of(Objects.requireNonNull(encryptedValue));
  }

  boolean needsKey() {
    return plain != null;
  }

  /** Adds the encrypted secret. The key is only null if the caller has encrypted the secret. */
  RequestFields addTo(RequestFields fields, @Nullable RegistryPublicKey key) {
    if (plain == null) {
      return fields.with("encrypted_value", encryptedValue).with("key_id", keyId);
    }
    Objects.requireNonNull(key, "key");
    return fields
        .with("encrypted_value", SealedBox.sealBase64(key.key(), plain.reveal()))
        .with("key_id", key.keyId());
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
