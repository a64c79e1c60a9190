package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request to change a private registry. A field that is not set does not change. */
public final class UpdatePrivateRegistry {
  /** The OIDC fields in GitHub's OpenAPI description. Any other field could be a secret. */
  static final Set<String> OIDC_FIELDS =
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

  /** The methods that set the fields, by the JSON names of the fields, without those of OIDC. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "registry_type", "registryType",
          "url", "url",
          "visibility", "access",
          "selected_repository_ids", "access",
          "auth_type", "oidc",
          "encrypted_value", "secret",
          "key_id", "secret",
          "username", "username or clearUsername",
          "replaces_base", "replacesBase");

  private final RequestFields fields;
  private final @Nullable RegistrySecret secret;

  UpdatePrivateRegistry(RequestFields fields, @Nullable RegistrySecret secret) {
    this.fields = fields;
    this.secret = secret;
  }

  /** {@return a new builder without changes} */
  public static Builder builder() {
    return new Builder();
  }

  /** The methods that set the fields of a request, with those of OIDC. */
  static Map<String, String> withOidc(Map<String, String> known, String method) {
    Map<String, String> all = new HashMap<>(known);
    OIDC_FIELDS.forEach(field -> all.put(field, method));
    return all;
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

  /** Builds an {@link UpdatePrivateRegistry}. */
  public static final class Builder {
    private RequestFields fields = RequestFields.empty();
    private @Nullable RepositoryAccess access;
    private @Nullable OidcAuth oidc;
    private @Nullable RegistrySecret secret;

    private Builder() {}

    /**
     * Changes the type of the registry. Sent as {@code registry_type}. GitHub's OpenAPI description
     * allows it. Leave it out if the type does not change, as Terraform's GitHub provider does
     * (pull request 3650 of {@code integrations/terraform-provider-github}).
     *
     * @param type the new type
     * @return this builder
     */
    public Builder registryType(PrivateRegistryType type) {
      return set("registry_type", Objects.requireNonNull(type, "type").value());
    }

    /**
     * Changes the URL of the registry. Sent as {@code url}.
     *
     * @param url the new URL
     * @return this builder
     * @throws IllegalArgumentException if the URL has no scheme or no host, or contains a user name
     *     or a password
     */
    public Builder url(String url) {
      return set("url", RegistryUrl.checked(url));
    }

    /**
     * Changes the user name with which Dependabot authenticates. Sent as {@code username}.
     *
     * @param username the new user name; it is not encrypted, and GitHub shows it
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     */
    public Builder username(String username) {
      return set("username", Require.text("username", username));
    }

    /**
     * Removes the user name. {@code username} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearUsername() {
      return set("username", null);
    }

    /**
     * Changes whether Dependabot uses this registry instead of the public registry. Sent as {@code
     * replaces_base}.
     *
     * @param replaces whether this registry replaces the public registry
     * @return this builder
     */
    public Builder replacesBase(boolean replaces) {
      return set("replaces_base", replaces);
    }

    /**
     * Changes which repositories may use the registry. Sent as {@code visibility}, and as {@code
     * selected_repository_ids} if repositories are selected.
     *
     * @param access the repositories, which replace those that had access before
     * @return this builder
     */
    public Builder access(RepositoryAccess access) {
      this.access = Objects.requireNonNull(access, "access");
      return this;
    }

    /**
     * Changes the OIDC settings. Sent as {@code auth_type} and the fields of this authentication
     * type. GitHub refuses a type that differs from that of the registry. Optional settings that
     * are null do not change.
     *
     * @param oidc the new settings
     * @return this builder
     */
    public Builder oidc(OidcAuth oidc) {
      this.oidc = Objects.requireNonNull(oidc, "oidc");
      return this;
    }

    /**
     * Changes a single OIDC field, such as {@code tenant_id}. Other fields do not change. If {@link
     * #oidc} sets the same field, the value of {@code oidc} is sent.
     *
     * @param name the JSON name of the field in GitHub's API
     * @param value the new value
     * @return this builder
     * @throws IllegalArgumentException if there is no OIDC field with this name, or if the value is
     *     blank
     */
    public Builder oidcField(String name, String value) {
      if (!OIDC_FIELDS.contains(Require.text("name", name))) {
        throw new IllegalArgumentException("name is not the name of an OIDC field");
      }
      return set(name, Require.text("value", value));
    }

    /**
     * Replaces the secret. Sent as {@code encrypted_value} and {@code key_id}.
     *
     * @param secret the new secret; it is encrypted before it is sent
     * @return this builder
     * @throws IllegalArgumentException if the secret has a mistake such as a line break at its end,
     *     and is not {@link Secret#verbatim}; the message does not contain the secret
     */
    public Builder secret(Secret secret) {
      return secret(RegistrySecret.plain(secret));
    }

    /**
     * Replaces the secret. Sent as {@code encrypted_value} and {@code key_id}.
     *
     * @param secret the new secret, in plain text or already encrypted
     * @return this builder
     */
    public Builder secret(RegistrySecret secret) {
      this.secret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /**
     * Adds a field that this version of the SDK does not know. The value is sent unchanged. Unlike
     * the secret of {@link #secret(Secret)}, the value is not encrypted for the organization. It
     * replaces a value that was set before for the same name.
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
      fields = fields.withAdded(withOidc(KNOWN, "oidc or oidcField"), name, value);
      return this;
    }

    private Builder set(String name, @Nullable Object value) {
      fields = fields.with(name, value);
      return this;
    }

    /**
     * Creates the request. Later changes of this builder do not change it.
     *
     * @return the request
     * @throws IllegalStateException if the request contains no change, or if it contains both a
     *     secret and OIDC settings
     */
    public UpdatePrivateRegistry build() {
      if (secret != null && (oidc != null || namesOidc())) {
        throw new IllegalStateException("a registry with OIDC has no secret");
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

    /** Adds these fields last, so that nothing remains of a value that was replaced. */
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
