package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryAuthType;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to create a private registry. Instances are immutable.
 *
 * <p>A request needs exactly one way for Dependabot to authenticate: {@link Builder#token(Secret)},
 * {@link Builder#usernamePassword(String, Secret)} or {@link Builder#oidc}. The way to authenticate
 * can't be changed later: delete the registry and create a new one.
 */
public final class CreatePrivateRegistry {
  /** The methods that set the fields, by the JSON names of the fields, without those of OIDC. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "registry_type", "builder",
          "url", "builder",
          "visibility", "builder",
          "selected_repository_ids", "builder",
          "auth_type", "token, usernamePassword or oidc",
          "encrypted_value", "token or usernamePassword",
          "key_id", "token or usernamePassword",
          "username", "username",
          "replaces_base", "replacesBase");

  private final RequestFields fields;
  private final @Nullable RegistrySecret secret;

  private CreatePrivateRegistry(RequestFields fields, @Nullable RegistrySecret secret) {
    this.fields = fields;
    this.secret = secret;
  }

  /**
   * Returns a builder with the fields that GitHub requires for every registry. They are sent as
   * {@code registry_type}, {@code url}, {@code visibility} and {@code selected_repository_ids}.
   *
   * @param type the type of the registry
   * @param url the URL of the registry
   * @param access the repositories that may use the registry
   * @return a new builder
   * @throws IllegalArgumentException if the URL has no scheme or no host, or contains a user name
   *     or a password
   */
  public static Builder builder(PrivateRegistryType type, String url, RepositoryAccess access) {
    return new Builder(type, RegistryUrl.checked(url), access);
  }

  /**
   * Returns a builder for a GitHub Enterprise Server whose version knows neither {@code url} nor
   * {@code auth_type}. Neither of them is sent. For GitHub.com use {@link #builder}, because
   * GitHub.com requires both.
   *
   * @param type the type of the registry
   * @param access the repositories that may use the registry
   * @return a new builder; as the way to authenticate, it permits only a token, or a user name and
   *     a password
   */
  public static Builder olderServerBuilder(PrivateRegistryType type, RepositoryAccess access) {
    return new Builder(type, null, access);
  }

  RequestFields fields() {
    return fields;
  }

  CreatePrivateRegistry with(RepositoryIds ids) {
    return new CreatePrivateRegistry(ids.addTo(fields), secret);
  }

  @Nullable RegistrySecret secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "CreatePrivateRegistry" + fields;
  }

  /** Builds a {@link CreatePrivateRegistry}. */
  public static final class Builder {
    private final PrivateRegistryType type;
    private final @Nullable String url;
    private final RepositoryAccess access;
    private @Nullable RegistryAuthType authType;
    private @Nullable String username;
    private @Nullable RegistrySecret secret;
    private @Nullable OidcAuth oidc;
    private @Nullable Boolean replacesBase;
    private RequestFields added = RequestFields.empty();

    private Builder(PrivateRegistryType type, @Nullable String url, RepositoryAccess access) {
      this.type = Objects.requireNonNull(type, "type");
      this.url = url;
      this.access = Objects.requireNonNull(access, "access");
    }

    /**
     * Makes Dependabot authenticate with a token.
     *
     * @param token the token; it is encrypted before it is sent
     * @return this builder
     * @throws IllegalArgumentException if the token has a mistake such as a line break at its end,
     *     and is not {@link Secret#verbatim}
     * @throws IllegalStateException if a way to authenticate is already set
     */
    public Builder token(Secret token) {
      return token(RegistrySecret.plain(token));
    }

    /**
     * Makes Dependabot authenticate with a token.
     *
     * @param token the token, in plain text or already encrypted
     * @return this builder
     * @throws IllegalStateException if a way to authenticate is already set
     */
    public Builder token(RegistrySecret token) {
      return signIn(RegistryAuthType.TOKEN, Objects.requireNonNull(token, "token"), null);
    }

    /**
     * Makes Dependabot authenticate with a user name and a password.
     *
     * @param username the user name; it is not encrypted, and GitHub shows it
     * @param password the password; it is encrypted before it is sent
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank, or if the password has a mistake
     *     such as a line break at its end and is not {@link Secret#verbatim}
     * @throws IllegalStateException if a way to authenticate is already set
     */
    public Builder usernamePassword(String username, Secret password) {
      return usernamePassword(username, RegistrySecret.plain(password));
    }

    /**
     * Makes Dependabot authenticate with a user name and a password.
     *
     * @param username the user name; it is not encrypted, and GitHub shows it
     * @param password the password, in plain text or already encrypted
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     * @throws IllegalStateException if a way to authenticate is already set
     */
    public Builder usernamePassword(String username, RegistrySecret password) {
      Objects.requireNonNull(password, "password");
      return signIn(RegistryAuthType.USERNAME_PASSWORD, password, null).username(username);
    }

    /**
     * Makes Dependabot authenticate with OIDC, so that no secret is stored.
     *
     * @param oidc the OIDC settings
     * @return this builder
     * @throws IllegalStateException if a way to authenticate is already set, or if this builder is
     *     for an older server, which does not know OIDC
     */
    public Builder oidc(OidcAuth oidc) {
      Objects.requireNonNull(oidc, "oidc");
      requireCurrentServer("oidc");
      return signIn(oidc.authType(), null, oidc);
    }

    private Builder signIn(
        RegistryAuthType authType, @Nullable RegistrySecret secret, @Nullable OidcAuth oidc) {
      if (this.authType != null) {
        throw new IllegalStateException("a way to authenticate is already set: " + this.authType);
      }
      this.authType = authType;
      this.secret = secret;
      this.oidc = oidc;
      return this;
    }

    /**
     * Sets the user name for a registry that requires one in addition to a token. Sent as {@code
     * username}; not sent by default.
     *
     * @param username the user name; it is not encrypted, and GitHub shows it
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     */
    public Builder username(String username) {
      this.username = Require.text("username", username);
      return this;
    }

    /**
     * Sets whether Dependabot uses this registry instead of the public registry. Sent as {@code
     * replaces_base}; not sent by default. GitHub's default is {@code false}.
     *
     * @param replaces whether this registry replaces the public registry
     * @return this builder
     * @throws IllegalStateException if this builder is for an older server, which does not know
     *     this field
     */
    public Builder replacesBase(boolean replaces) {
      requireCurrentServer("replacesBase");
      this.replacesBase = replaces;
      return this;
    }

    /**
     * Adds a field that this version of the SDK does not know. The value is sent unchanged. Unlike
     * the secret of {@link #token}, the value is not encrypted for the organization. It replaces a
     * value that was set before for the same name.
     *
     * @param name the JSON name of the field
     * @param value a text, a number, a boolean, a {@link Secret}, or a list or map of them; null to
     *     send {@code null}. A {@link Secret} is sent in plain text over the connection to GitHub.
     *     It is not shown by {@code toString()}, exceptions, plans and logs
     * @return this builder
     * @throws IllegalArgumentException if another method sets this field (the message names the
     *     method), if the name is blank, or if the value has another type, contains an unpaired
     *     surrogate, or contains a secret with a mistake such as a line break at its end
     */
    public Builder with(String name, @Nullable Object value) {
      added = added.withAdded(UpdatePrivateRegistry.withOidc(KNOWN, "oidc"), name, value);
      return this;
    }

    private void requireCurrentServer(String option) {
      if (url == null) {
        throw new IllegalStateException("an older server does not know " + option);
      }
    }

    /**
     * Creates the request. Later changes of this builder do not change it.
     *
     * @return the request
     * @throws IllegalStateException if no way to authenticate is set, or if a user name is set for
     *     OIDC
     */
    public CreatePrivateRegistry build() {
      if (authType == null) {
        throw new IllegalStateException("set token, usernamePassword or oidc");
      }
      if (oidc != null && username != null) {
        throw new IllegalStateException("a registry with OIDC has no username");
      }
      RequestFields fields = RequestFields.empty().with("registry_type", type.value());
      if (url != null) {
        fields = fields.with("url", url).with("auth_type", authType.value());
      }
      fields =
          access
              .addTo(fields)
              .withOptional("username", username)
              .withOptional("replaces_base", replacesBase);
      if (oidc != null) {
        for (var field : oidc.fields().entrySet()) {
          fields = fields.with(field.getKey(), field.getValue());
        }
      }
      for (var field : added.asMap().entrySet()) {
        fields = fields.with(field.getKey(), field.getValue());
      }
      return new CreatePrivateRegistry(fields, secret);
    }
  }
}
