package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.core.toolkit.RsaPrivateKeyPem;
import java.security.interfaces.RSAPrivateKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a GitHub App. The client signs a short-lived JWT with the private key of the
 * App, and uses the JWT to get an installation token.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app">GitHub:
 *     authenticating with a GitHub App</a>
 */
public final class GitHubApp {
  private final String id;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient RSAPrivateKey key;

  private final @Nullable Long installationId;
  private final @Nullable String organization;

  private GitHubApp(
      String id, RSAPrivateKey key, @Nullable Long installationId, @Nullable String organization) {
    this.id = id;
    this.key = key;
    this.installationId = installationId;
    this.organization = organization;
  }

  /**
   * Returns the credentials for an installation with a known ID. No request is sent.
   *
   * @param id the ID or the client ID of the App
   * @param privateKey the private key of the App in PEM format, as PKCS#1 (the format that GitHub
   *     provides) or PKCS#8; an unencrypted RSA key with at least 2048 bits. Line ends may be
   *     written as {@code \n}, and the text may be encoded as base64.
   * @param installationId the ID of the installation, which is part of the URL of the
   *     installation's page
   * @return the credentials
   * @throws IllegalArgumentException if the key can't be read, or if an ID is not valid; the
   *     message does not contain the key
   */
  public static GitHubApp installation(String id, Secret privateKey, long installationId) {
    if (installationId <= 0) {
      throw new IllegalArgumentException("installationId must be positive");
    }
    return new GitHubApp(Require.identifier("id", id), key(privateKey), installationId, null);
  }

  /**
   * Returns the credentials for the installation of an App in an organization. The client gets the
   * ID of the installation with one additional request before its first call. This method itself
   * sends no request.
   *
   * @param id the ID or the client ID of the App
   * @param privateKey the private key of the App in PEM format, as PKCS#1 (the format that GitHub
   *     provides) or PKCS#8; an unencrypted RSA key with at least 2048 bits. Line ends may be
   *     written as {@code \n}, and the text may be encoded as base64.
   * @param organization the login name of the organization
   * @return the credentials
   * @throws IllegalArgumentException if the key can't be read, or if the ID or the organization is
   *     not a valid path segment; the message does not contain the key
   */
  public static GitHubApp installedIn(String id, Secret privateKey, String organization) {
    return new GitHubApp(
        Require.identifier("id", id),
        key(privateKey),
        null,
        Require.identifier("organization", organization));
  }

  private static RSAPrivateKey key(Secret privateKey) {
    return RsaPrivateKeyPem.parse(Objects.requireNonNull(privateKey, "privateKey").reveal());
  }

  String id() {
    return id;
  }

  RSAPrivateKey key() {
    return key;
  }

  @Nullable Long installationId() {
    return installationId;
  }

  @Nullable String organization() {
    return organization;
  }

  @Override
  public String toString() {
    return "GitHubApp[" + id + "]";
  }
}
