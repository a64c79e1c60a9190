package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes to a private registry: a field that is not named stays as it is. */
public final class UpdatePrivateRegistry {
  /** As GitHub's description of its API names them; anything else could be a secret in clear. */
  private static final Set<String> OIDC_FIELDS =
      Set.of(
          "account_id",
          "api_host",
          "audience",
          "aws_region",
          "client_id",
          "domain",
          "domain_owner",
          "identity_mapping_name",
          "jfrog_oidc_provider_name",
          "namespace",
          "role_name",
          "service_account",
          "service_slug",
          "tenant_id",
          "workload_identity_provider");

  private final RequestFields fields;
  private final @Nullable RegistrySecret secret;

  private UpdatePrivateRegistry(RequestFields fields, @Nullable RegistrySecret secret) {
    this.fields = fields;
    this.secret = secret;
  }

  /** {@return a builder without changes} */
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
     * Sends {@code registry_type}.
     *
     * @param type the kind of registry
     * @return this builder
     */
    public Builder registryType(PrivateRegistryType type) {
      return with("registry_type", Objects.requireNonNull(type, "type").value());
    }

    /**
     * Sends {@code url}.
     *
     * @param url the registry's address
     * @return this builder
     * @throws IllegalArgumentException if it has no scheme and host, or a user or password in it
     */
    public Builder url(String url) {
      return with("url", RegistryUrl.checked(url));
    }

    /**
     * Sends {@code username}.
     *
     * @param username with which Dependabot signs in; not sealed, and shown by GitHub
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder username(String username) {
      return with("username", Require.text("username", username));
    }

    /**
     * Takes the user name away: sends {@code null}.
     *
     * @return this builder
     */
    public Builder clearUsername() {
      return with("username", null);
    }

    /**
     * Sends {@code replaces_base}.
     *
     * @param replaces whether Dependabot shall use this registry instead of the public one
     * @return this builder
     */
    public Builder replacesBase(boolean replaces) {
      return with("replaces_base", replaces);
    }

    /**
     * Sends {@code visibility}, and {@code selected_repository_ids} with chosen repositories.
     *
     * @param access which repositories may use it; replaces those chosen before
     * @return this builder
     */
    public Builder access(RepositoryAccess access) {
      this.access = Objects.requireNonNull(access, "access");
      return this;
    }

    /**
     * Sends {@code auth_type} and the fields of that kind.
     *
     * @param oidc how Dependabot signs in; of the kind that the registry was made with, which can't
     *     be changed; its optional fields that are null stay as they are
     * @return this builder
     */
    public Builder oidc(OidcAuth oidc) {
      this.oidc = Objects.requireNonNull(oidc, "oidc");
      return this;
    }

    /**
     * Sends one field of OIDC alone, such as {@code tenant_id}; the others stay as they are. A
     * field that {@link #oidc} names too is sent as that says.
     *
     * @param name as GitHub's description of its API names it
     * @param value not blank
     * @return this builder
     * @throws IllegalArgumentException if the name is no field's name, or that of a field that is
     *     not about OIDC, or the value is blank
     */
    public Builder oidcField(String name, String value) {
      if (!OIDC_FIELDS.contains(Require.text("name", name))) {
        throw new IllegalArgumentException("name is not the name of a field of OIDC");
      }
      return with(name, Require.text("value", value));
    }

    /**
     * Replaces the secret.
     *
     * @param secret sealed when it is sent, as {@code encrypted_value} and {@code key_id}
     * @return this builder
     * @throws IllegalArgumentException if it has no UTF-8 form; the message does not quote it
     */
    public Builder secret(Secret secret) {
      return secret(RegistrySecret.plain(secret));
    }

    /**
     * Replaces the secret.
     *
     * @param secret plain or sealed
     * @return this builder
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
     * Makes the request.
     *
     * @return what was named, which no longer changes with this builder
     * @throws IllegalStateException if nothing is changed, or a secret is given beside OIDC, which
     *     has none
     */
    public UpdatePrivateRegistry build() {
      if (secret != null && (oidc != null || namesOidc())) {
        throw new IllegalStateException("a registry that is used by OIDC has no secret");
      }
      RequestFields all = allFields();
      if (all.isEmpty() && secret == null) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdatePrivateRegistry(all, secret);
    }

    private boolean namesOidc() {
      return fields.asMap().keySet().stream().anyMatch(OIDC_FIELDS::contains);
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
