package io.github.registrysdk.humanitec.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * How clusters authenticate to a registry. Values that have no constant here are valid as well,
 * because Humanitec can add types.
 *
 * @param value the JSON value, such as {@code basic}
 */
public record RegistryType(@JsonValue String value) {
  /**
   * Without credentials. Humanitec's OpenAPI document lists this type; Humanitec's Terraform
   * provider does not.
   */
  public static final RegistryType PUBLIC = new RegistryType("public");

  /** With a user name and a password. */
  public static final RegistryType BASIC = new RegistryType("basic");

  /** With the JSON key of a Google service account. */
  public static final RegistryType GOOGLE_GCR = new RegistryType("google_gcr");

  /** With an AWS access key. */
  public static final RegistryType AMAZON_ECR = new RegistryType("amazon_ecr");

  /** With a Kubernetes secret that already exists in the cluster. */
  public static final RegistryType SECRET_REF = new RegistryType("secret_ref");

  /**
   * Accepts any value, because Humanitec can add types.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegistryType {
    Require.text("registry type", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
