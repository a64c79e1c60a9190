package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.Require;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes to a private registry: a field that is not named stays as it is. */
public final class UpdatePrivateRegistry {
  private final RequestFields fields;
  private final @Nullable RegistrySecret secret;

  private UpdatePrivateRegistry(RequestFields fields, @Nullable RegistrySecret secret) {
    this.fields = fields;
    this.secret = secret;
  }

  public static Builder builder() {
    return new Builder();
  }

  RequestFields fields() {
    return fields;
  }

  @Nullable RegistrySecret secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "UpdatePrivateRegistry" + fields + (secret == null ? "" : " and its secret");
  }

  /** Collects the changes. */
  public static final class Builder {
    private RequestFields fields = RequestFields.empty();
    private @Nullable RegistrySecret secret;

    private Builder() {}

    /**
     * @param type the kind of registry
     */
    public Builder registryType(PrivateRegistryType type) {
      return with("registry_type", type.value());
    }

    /**
     * @param url the registry's address
     */
    public Builder url(String url) {
      return with("url", RegistryUrl.checked(url));
    }

    /**
     * @param username with which Dependabot signs in
     */
    public Builder username(String username) {
      return with("username", Require.text("username", username));
    }

    /** Takes the user name away. */
    public Builder clearUsername() {
      return with("username", null);
    }

    /**
     * @param replaces whether Dependabot shall use this registry instead of the public one
     */
    public Builder replacesBase(boolean replaces) {
      return with("replaces_base", replaces);
    }

    /**
     * @param access which repositories may use it; replaces those chosen before
     */
    public Builder access(RepositoryAccess access) {
      fields = access.addTo(fields);
      return this;
    }

    /**
     * @param oidc how Dependabot signs in; of the kind that the registry was made with, which can't
     *     be changed
     */
    public Builder oidc(OidcAuth oidc) {
      fields = fields.with("auth_type", oidc.authType().value());
      oidc.fields().forEach((name, value) -> fields = fields.with(name, value));
      return this;
    }

    /**
     * @param secret replaces the secret; sealed when it is sent
     */
    public Builder secret(Secret secret) {
      return secret(RegistrySecret.plain(secret));
    }

    /**
     * @param secret replaces the secret; plain or sealed
     */
    public Builder secret(RegistrySecret secret) {
      this.secret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    private Builder with(String name, @Nullable Object value) {
      fields = fields.with(name, value);
      return this;
    }

    /**
     * @throws IllegalStateException if nothing is changed
     */
    public UpdatePrivateRegistry build() {
      if (fields.isEmpty() && secret == null) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdatePrivateRegistry(fields, secret);
    }
  }
}
