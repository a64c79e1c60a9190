package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryAuthType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A private registry to be made. How Dependabot signs in decides what else is needed, so each way
 * has a factory of its own.
 */
public final class CreatePrivateRegistry {
  private final RequestFields fields;
  private final @Nullable RegistrySecret secret;

  private CreatePrivateRegistry(RequestFields fields, @Nullable RegistrySecret secret) {
    this.fields = fields;
    this.secret = secret;
  }

  /**
   * A registry that is used with a token.
   *
   * @param type the kind of registry
   * @param url its address
   * @param token sealed when it is sent
   * @param access which repositories may use it
   * @return a builder for the rest
   * @throws IllegalArgumentException if the address has no scheme and host, or a user or password
   *     in it, or the token has no UTF-8 form
   */
  public static Builder withToken(
      PrivateRegistryType type, String url, Secret token, RepositoryAccess access) {
    return withToken(type, url, RegistrySecret.plain(token), access);
  }

  /**
   * A registry that is used with a token.
   *
   * @param type the kind of registry
   * @param url its address
   * @param token plain or sealed
   * @param access which repositories may use it
   * @return a builder for the rest
   * @throws IllegalArgumentException if the address has no scheme and host, or a user or password
   *     in it
   */
  public static Builder withToken(
      PrivateRegistryType type, String url, RegistrySecret token, RepositoryAccess access) {
    return new Builder(
        of(type, url, RegistryAuthType.TOKEN, access), Objects.requireNonNull(token, "token"));
  }

  /**
   * A registry that is used with user name and password.
   *
   * @param type the kind of registry
   * @param url its address
   * @param username not sealed, and shown by GitHub
   * @param password sealed when it is sent
   * @param access which repositories may use it
   * @return a builder for the rest
   * @throws IllegalArgumentException if the address has no scheme and host, or a user or password
   *     in it, the user name is blank, or the password has no UTF-8 form
   */
  public static Builder withPassword(
      PrivateRegistryType type,
      String url,
      String username,
      Secret password,
      RepositoryAccess access) {
    return withPassword(type, url, username, RegistrySecret.plain(password), access);
  }

  /**
   * A registry that is used with user name and password.
   *
   * @param type the kind of registry
   * @param url its address
   * @param username not sealed, and shown by GitHub
   * @param password plain or sealed
   * @param access which repositories may use it
   * @return a builder for the rest
   * @throws IllegalArgumentException if the address has no scheme and host, or a user or password
   *     in it, or the user name is blank
   */
  public static Builder withPassword(
      PrivateRegistryType type,
      String url,
      String username,
      RegistrySecret password,
      RepositoryAccess access) {
    RequestFields fields = of(type, url, RegistryAuthType.USERNAME_PASSWORD, access);
    return new Builder(
        fields.with("username", Require.text("username", username)),
        Objects.requireNonNull(password, "password"));
  }

  /**
   * A registry that is used by OIDC, without a stored secret.
   *
   * @param type the kind of registry
   * @param url its address
   * @param oidc how Dependabot signs in
   * @param access which repositories may use it
   * @return a builder for the rest
   * @throws IllegalArgumentException if the address has no scheme and host, or a user or password
   *     in it
   */
  public static Builder withOidc(
      PrivateRegistryType type, String url, OidcAuth oidc, RepositoryAccess access) {
    Objects.requireNonNull(oidc, "oidc");
    RequestFields fields = of(type, url, oidc.authType(), access);
    for (var field : oidc.fields().entrySet()) {
      fields = fields.with(field.getKey(), field.getValue());
    }
    return new Builder(fields, null);
  }

  /**
   * The request of older servers, which know neither an address nor a way to sign in. GitHub itself
   * asks for both today.
   *
   * @param type the kind of registry
   * @param username with which Dependabot signs in, or null
   * @param secret plain or sealed
   * @param access which repositories may use it
   * @return a builder, which has nothing more to add but the user name
   * @throws IllegalArgumentException if the user name is blank
   */
  public static Builder forOlderServer(
      PrivateRegistryType type,
      @Nullable String username,
      RegistrySecret secret,
      RepositoryAccess access) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(access, "access");
    RequestFields fields = RequestFields.empty().with("registry_type", type.value());
    if (username != null) {
      fields = fields.with("username", Require.text("username", username));
    }
    return new Builder(access.addTo(fields), Objects.requireNonNull(secret, "secret"));
  }

  private static RequestFields of(
      PrivateRegistryType type, String url, RegistryAuthType authType, RepositoryAccess access) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(access, "access");
    RequestFields fields =
        RequestFields.empty()
            .with("registry_type", type.value())
            .with("url", RegistryUrl.checked(url))
            .with("auth_type", authType.value());
    return access.addTo(fields);
  }

  RequestFields fields() {
    return fields;
  }

  @Nullable RegistrySecret secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "CreatePrivateRegistry" + fields;
  }

  /** Collects what may be left out. */
  public static final class Builder {
    private RequestFields fields;
    private final @Nullable RegistrySecret secret;

    private Builder(RequestFields fields, @Nullable RegistrySecret secret) {
      this.fields = fields;
      this.secret = secret;
    }

    /**
     * Sends {@code replaces_base}.
     *
     * @param replaces whether Dependabot shall use this registry instead of the public one;
     *     GitHub's default is false
     * @return this builder
     * @throws IllegalStateException for older servers, which do not know it
     */
    public Builder replacesBase(boolean replaces) {
      if (!fields.asMap().containsKey("auth_type")) {
        throw new IllegalStateException("an older server does not know replacesBase");
      }
      fields = fields.with("replaces_base", replaces);
      return this;
    }

    /**
     * Sends {@code username}, for registries that ask for one beside the token.
     *
     * @param username not sealed, and shown by GitHub
     * @return this builder
     * @throws IllegalStateException for OIDC, which has no user
     * @throws IllegalArgumentException if it is blank
     */
    public Builder username(String username) {
      if (secret == null) {
        throw new IllegalStateException("a registry that is used by OIDC has no username");
      }
      fields = fields.with("username", Require.text("username", username));
      return this;
    }

    /** {@return the request, which no longer changes with this builder} */
    public CreatePrivateRegistry build() {
      return new CreatePrivateRegistry(fields, secret);
    }
  }
}
