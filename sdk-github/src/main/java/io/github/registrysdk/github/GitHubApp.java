package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.internal.RsaPrivateKeyPem;
import java.security.interfaces.RSAPrivateKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub App with which a client signs in: its key signs a short-lived JWT, which is traded for
 * an installation token.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app">GitHub:
 *     authenticating with a GitHub App</a>
 */
public final class GitHubApp {
  private final String id;
  private final RSAPrivateKey key;
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
   * An App and one of its installations.
   *
   * @param id the App's id or client id
   * @param privateKey PEM, as GitHub gives it (PKCS#1) or as PKCS#8; RSA of at least 2048 bits, not
   *     encrypted
   * @param installationId as the installation's page tells it
   * @return the App; nothing is sent yet
   * @throws IllegalArgumentException if the key can't be read, the message never quoting it, or an
   *     id can't be one
   */
  public static GitHubApp installation(String id, Secret privateKey, long installationId) {
    if (installationId <= 0) {
      throw new IllegalArgumentException("installationId must be positive");
    }
    return new GitHubApp(Require.identifier("id", id), key(privateKey), installationId, null);
  }

  /**
   * An App and its installation in an organization, which is looked up with one request more.
   *
   * @param id the App's id or client id
   * @param privateKey PEM, as GitHub gives it (PKCS#1) or as PKCS#8; RSA of at least 2048 bits, not
   *     encrypted
   * @param organization the organization's name
   * @return the App; nothing is sent yet
   * @throws IllegalArgumentException if the key can't be read, the message never quoting it, or id
   *     or organization can't be part of an address
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
