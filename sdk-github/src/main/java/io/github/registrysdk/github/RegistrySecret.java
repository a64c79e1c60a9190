package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.internal.SealedBox;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a private registry: plain, to be sealed for GitHub when it is sent, or sealed
 * already by the caller.
 */
public final class RegistrySecret {
  private final @Nullable Secret plain;
  private final @Nullable String encryptedValue;
  private final @Nullable String keyId;

  private RegistrySecret(
      @Nullable Secret plain, @Nullable String encryptedValue, @Nullable String keyId) {
    this.plain = plain;
    this.encryptedValue = encryptedValue;
    this.keyId = keyId;
  }

  /**
   * A secret that this library seals.
   *
   * @param secret sealed with the organization's current key each time it is sent
   * @return the secret
   * @throws IllegalArgumentException if it has no UTF-8 form; the message does not quote it
   */
  public static RegistrySecret plain(Secret secret) {
    // Now: when it is sealed, the key has been fetched already.
    SealedBox.requireUtf8(Objects.requireNonNull(secret, "secret").reveal());
    return new RegistrySecret(secret, null, null);
  }

  /**
   * A secret that the caller has sealed; sent as it is, without fetching a key.
   *
   * @param encryptedValue base64 of libsodium's {@code crypto_box_seal} of the secret's UTF-8 bytes
   * @param keyId the id of the key it was sealed with
   * @return the secret
   * @throws IllegalArgumentException if it is not base64, or one of the two is blank
   */
  public static RegistrySecret encrypted(String encryptedValue, String keyId) {
    Require.text("encryptedValue", encryptedValue);
    if (!encryptedValue.matches("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")) {
      throw new IllegalArgumentException("encryptedValue is not base64");
    }
    return new RegistrySecret(null, encryptedValue, Require.text("keyId", keyId));
  }

  boolean needsKey() {
    return plain != null;
  }

  /** What is sent for it; the key may be missing only if it is sealed already. */
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
