package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A registry to be made. Its type decides what else is needed, so each type has a factory of its
 * own.
 */
public final class CreateRegistry {
  /** The user name under which Google's registries take a service account's JSON key. */
  private static final String JSON_KEY_USER = "_json_key";

  private final String id;
  private final RequestFields fields;

  private CreateRegistry(String id, RequestFields fields) {
    this.id = id;
    this.fields = fields;
  }

  /**
   * A registry that everybody may read, without an account.
   *
   * @param id unique in the organization: lower-case letters, digits and, inside, hyphens; at least
   *     three characters
   * @param registry its domain, or domain and project
   * @return a builder for the rest
   * @throws IllegalArgumentException if the id has another form, or the registry is blank
   */
  public static Builder publicRegistry(String id, String registry) {
    return new Builder(id, registry, RegistryType.PUBLIC);
  }

  /**
   * A registry with user name and password.
   *
   * @param id unique in the organization, as in {@link #publicRegistry}
   * @param registry its domain, or domain and project
   * @param username the account
   * @param password its password or token
   * @return a builder for the rest
   * @throws IllegalArgumentException if the id has another form, or registry or user name is blank
   */
  public static Builder basic(String id, String registry, String username, Secret password) {
    return new Builder(id, registry, RegistryType.BASIC).account(username, password);
  }

  /**
   * A registry of Google's, with a service account: the user name is {@code _json_key}.
   *
   * @param id unique in the organization, as in {@link #publicRegistry}
   * @param registry its domain, or domain and project
   * @param jsonKey the service account's key as Google gives it
   * @return a builder for the rest
   * @throws IllegalArgumentException if the id has another form, or the registry is blank
   */
  public static Builder googleGcr(String id, String registry, Secret jsonKey) {
    return new Builder(id, registry, RegistryType.GOOGLE_GCR).account(JSON_KEY_USER, jsonKey);
  }

  /**
   * A registry of Amazon's: the access key's id is sent as user name, its secret as password.
   *
   * @param id unique in the organization, as in {@link #publicRegistry}
   * @param registry its domain
   * @param accessKeyId of the AWS access key
   * @param secretAccessKey of the AWS access key
   * @return a builder for the rest
   * @throws IllegalArgumentException if the id has another form, or registry or access key is blank
   */
  public static Builder amazonEcr(
      String id, String registry, String accessKeyId, Secret secretAccessKey) {
    return new Builder(id, registry, RegistryType.AMAZON_ECR).account(accessKeyId, secretAccessKey);
  }

  /**
   * A registry that clusters open with a secret they have already.
   *
   * @param id unique in the organization, as in {@link #publicRegistry}
   * @param registry its domain, or domain and project
   * @param cluster a cluster's id, or {@code *} for all clusters
   * @param secret the Kubernetes secret
   * @return a builder for the rest
   * @throws IllegalArgumentException if the id has another form, or registry or cluster is blank
   */
  public static Builder secretRef(
      String id, String registry, String cluster, ClusterSecret secret) {
    return new Builder(id, registry, RegistryType.SECRET_REF).clusterSecret(cluster, secret);
  }

  /**
   * A registry of a type that has no factory here.
   *
   * @param id unique in the organization, as in {@link #publicRegistry}
   * @param registry its domain, or domain and project
   * @param type how clusters sign in to it
   * @return a builder for the rest, which knows nothing of what the type needs
   * @throws IllegalArgumentException if the id has another form, or the registry is blank
   */
  public static Builder of(String id, String registry, RegistryType type) {
    return new Builder(id, registry, type);
  }

  String id() {
    return id;
  }

  RequestFields fields() {
    return fields;
  }

  @Override
  public String toString() {
    Map<String, @Nullable Object> sent = fields.asMap();
    // Not the account: some registries take a token in the place of the user name.
    return "CreateRegistry[id="
        + id
        + ", registry="
        + sent.get("registry")
        + ", type="
        + sent.get("type")
        + "]";
  }

  /** Collects what may be left out. */
  public static final class Builder {
    private final String id;
    private final String registry;
    private final RegistryType type;
    private final Map<String, ClusterSecret> secrets = new LinkedHashMap<>();
    private @Nullable String username;
    private @Nullable Secret password;
    private @Nullable String expires;
    private @Nullable Boolean enableCi;

    private Builder(String id, String registry, RegistryType type) {
      this.id = RegistryFields.id(id);
      this.registry = Require.text("registry", registry);
      this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * Sends {@code creds}, in the place of an account named before.
     *
     * @param username the account
     * @param password its password, token or key
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     */
    public Builder account(String username, Secret password) {
      this.username = Require.text("username", username);
      this.password = Objects.requireNonNull(password, "password");
      return this;
    }

    /**
     * Sends {@code creds.expires}; an account does not end by default.
     *
     * @param expires when the account's password ends; sent to the millisecond
     * @return this builder
     * @throws IllegalArgumentException if its year has more than four digits
     */
    public Builder expires(Instant expires) {
      this.expires = RegistryFields.expires(expires);
      return this;
    }

    /**
     * Sends {@code enable_ci}; Humanitec decides if it is not set.
     *
     * @param enable whether CI agents shall be given the credentials
     * @return this builder
     */
    public Builder enableCi(boolean enable) {
      this.enableCi = enable;
      return this;
    }

    /**
     * Adds to the Kubernetes secrets that are sent, or replaces that of the cluster.
     *
     * @param cluster a cluster's id, or {@code *} for all clusters
     * @param secret the Kubernetes secret to copy there
     * @return this builder
     * @throws IllegalArgumentException if the cluster is blank
     */
    public Builder clusterSecret(String cluster, ClusterSecret secret) {
      secrets.put(Require.text("cluster", cluster), Objects.requireNonNull(secret, "secret"));
      return this;
    }

    /**
     * Makes the request.
     *
     * @return what was named, which no longer changes with this builder
     * @throws IllegalArgumentException if the name or namespace of a cluster's secret is blank
     * @throws IllegalStateException if an end is set for an account that is not
     */
    public CreateRegistry build() {
      RequestFields fields =
          RequestFields.empty()
              .with("id", id)
              .with("registry", registry)
              .with("type", type.value())
              .withOptional("enable_ci", enableCi);
      if (username != null && password != null) {
        fields =
            fields.with(
                "creds", RegistryFields.creds(username, password).withOptional("expires", expires));
      } else if (expires != null) {
        throw new IllegalStateException("expires is the end of an account, and there is none");
      }
      return new CreateRegistry(
          id, secrets.isEmpty() ? fields : fields.with("secrets", RegistryFields.secrets(secrets)));
    }
  }
}
