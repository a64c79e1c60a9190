package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key with which an organization's registry secrets are sealed. Id and key belong together;
 * GitHub changes them now and then.
 *
 * @param keyId sent along with what was sealed
 * @param key an X25519 public key in base64
 * @param extraFields fields this version does not know
 */
public record RegistryPublicKey(
    String keyId, String key, @JsonAnySetter Map<String, @Nullable Object> extraFields) {
  /** Copies the fields this version does not know. */
  public RegistryPublicKey {
    extraFields = ExtraFields.copyOf(extraFields);
  }
}
