package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.Require;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes to a private registry: a field that is not named stays as it is. */
public final class UpdatePrivateRegistry {
  /** Fields with a method of their own, or which must not be sent in clear. */
  private static final Set<String> NOT_OIDC =
      Set.of(
          "auth_type",
          "encrypted_value",
          "key_id",
          "registry_type",
          "replaces_base",
          "selected_repository_ids",
          "url",
          "username",
          "visibility");

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
    private @Nullable RepositoryAccess access;
    private @Nullable OidcAuth oidc;
    private @Nullable RegistrySecret secret;

    private Builder() {}

    /**
     * @param type the kind of registry
     */
    public Builder registryType(PrivateRegistryType type) {
      return with("registry_type", Objects.requireNonNull(type, "type").value());
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
      this.access = Objects.requireNonNull(access, "access");
      return this;
    }

    /**
     * @param oidc how Dependabot signs in; of the kind that the registry was made with, which can't
     *     be changed; its optional fields that are null stay as they are
     */
    public Builder oidc(OidcAuth oidc) {
      this.oidc = Objects.requireNonNull(oidc, "oidc");
      return this;
    }

    /**
     * One field of OIDC alone, such as {@code tenant_id}; the others stay as they are.
     *
     * @param name as GitHub's description of its API names it
     * @param value not blank
     */
    public Builder oidcField(String name, String value) {
      if (!Require.text("name", name).matches("[a-z][a-z_]*") || NOT_OIDC.contains(name)) {
        throw new IllegalArgumentException("name is not the name of a field of OIDC");
      }
      return with(name, Require.text("value", value));
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
     * @throws IllegalStateException if nothing is changed, or a secret is given beside OIDC, which
     *     has none
     */
    public UpdatePrivateRegistry build() {
      if (oidc != null && secret != null) {
        throw new IllegalStateException("a registry that is used by OIDC has no secret");
      }
      RequestFields all = allFields();
      if (all.isEmpty() && secret == null) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdatePrivateRegistry(all, secret);
    }

    /** Here and not as they are named, so that nothing stays of what was named before. */
    private RequestFields allFields() {
      RequestFields all = access == null ? fields : access.addTo(fields);
      if (oidc == null) {
        return all;
      }
      all = all.with("auth_type", oidc.authType().value());
      for (var field : oidc.fields().entrySet()) {
        all = all.with(field.getKey(), field.getValue());
      }
      return all;
    }
  }
}
