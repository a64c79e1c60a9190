package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public key with which the registry secrets of an organization are encrypted. GitHub can
 * change it at any time.
 *
 * @param keyId the ID of the key, which is sent together with the encrypted secret
 * @param key the X25519 public key, encoded as base64
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record RegistryPublicKey(
    String keyId, String key, @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies {@code extraFields}. */
  public RegistryPublicKey {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
