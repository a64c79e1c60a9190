package io.github.registrysdk.github.model;

import io.github.registrysdk.core.JsonFields;

/**
 * A public key with which an organization's secrets are encrypted, either those of private
 * registries or those of Dependabot. GitHub can change it at any time.
 *
 * @param keyId the ID of the key, which is sent together with the encrypted secret
 * @param key the X25519 public key, encoded as base64
 * @param extraFields the fields of the response that this version of the SDK does not know
 */
public record RegistryPublicKey(String keyId, String key, JsonFields extraFields) {
  /** If {@code extraFields} is null, it becomes empty. */
  public RegistryPublicKey {
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
