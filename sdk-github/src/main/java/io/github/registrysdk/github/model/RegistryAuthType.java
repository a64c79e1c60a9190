package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * How Dependabot authenticates to a private registry. The authentication type of a registry can't
 * be changed after its creation.
 *
 * @param value the JSON value, such as {@code token}
 */
public record RegistryAuthType(@JsonValue String value) {
  /** With a token. */
  public static final RegistryAuthType TOKEN = new RegistryAuthType("token");

  /** With a user name and a password. */
  public static final RegistryAuthType USERNAME_PASSWORD =
      new RegistryAuthType("username_password");

  /** With OIDC, without a stored secret. See {@link OidcAuth.Azure}. */
  public static final RegistryAuthType OIDC_AZURE = new RegistryAuthType("oidc_azure");

  /** With OIDC, without a stored secret. See {@link OidcAuth.Aws}. */
  public static final RegistryAuthType OIDC_AWS = new RegistryAuthType("oidc_aws");

  /** With OIDC, without a stored secret. See {@link OidcAuth.Jfrog}. */
  public static final RegistryAuthType OIDC_JFROG = new RegistryAuthType("oidc_jfrog");

  /** With OIDC, without a stored secret. See {@link OidcAuth.Cloudsmith}. */
  public static final RegistryAuthType OIDC_CLOUDSMITH = new RegistryAuthType("oidc_cloudsmith");

  /** With OIDC, without a stored secret. See {@link OidcAuth.Gcp}. */
  public static final RegistryAuthType OIDC_GCP = new RegistryAuthType("oidc_gcp");

  /**
   * Accepts any value, because GitHub adds values.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RegistryAuthType {
    Require.text("auth type", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
