package io.github.registrysdk.humanitec.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * How clusters sign in to a registry. Humanitec may add types: a value without a constant here is
 * as good as one with.
 *
 * @param value the name on the wire
 */
public record RegistryType(@JsonValue String value) {
  /** Without credentials. */
  public static final RegistryType PUBLIC = new RegistryType("public");

  /** By user name and password. */
  public static final RegistryType BASIC = new RegistryType("basic");

  /** By the JSON key of a Google service account. */
  public static final RegistryType GOOGLE_GCR = new RegistryType("google_gcr");

  /** By an AWS access key. */
  public static final RegistryType AMAZON_ECR = new RegistryType("amazon_ecr");

  /** By a secret that is in the cluster already. */
  public static final RegistryType SECRET_REF = new RegistryType("secret_ref");

  /**
   * Takes any name, since Humanitec may add types.
   *
   * @throws IllegalArgumentException if it is blank
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
