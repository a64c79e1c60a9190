package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * How Dependabot signs in to a private registry; can't be changed once the registry is made.
 *
 * @param value the name on the wire
 */
public record RegistryAuthType(@JsonValue String value) {
  /** By a token alone. */
  public static final RegistryAuthType TOKEN = new RegistryAuthType("token");

  /** By user name and password. */
  public static final RegistryAuthType USERNAME_PASSWORD =
      new RegistryAuthType("username_password");

  /** By OIDC, without a stored secret: {@link OidcAuth.Azure}. */
  public static final RegistryAuthType OIDC_AZURE = new RegistryAuthType("oidc_azure");

  /** By OIDC, without a stored secret: {@link OidcAuth.Aws}. */
  public static final RegistryAuthType OIDC_AWS = new RegistryAuthType("oidc_aws");

  /** By OIDC, without a stored secret: {@link OidcAuth.Jfrog}. */
  public static final RegistryAuthType OIDC_JFROG = new RegistryAuthType("oidc_jfrog");

  /** By OIDC, without a stored secret: {@link OidcAuth.Cloudsmith}. */
  public static final RegistryAuthType OIDC_CLOUDSMITH = new RegistryAuthType("oidc_cloudsmith");

  /** By OIDC, without a stored secret: {@link OidcAuth.Gcp}. */
  public static final RegistryAuthType OIDC_GCP = new RegistryAuthType("oidc_gcp");

  /**
   * Takes any name, since GitHub adds ways.
   *
   * @throws IllegalArgumentException if it is blank
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
