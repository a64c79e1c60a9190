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
 * A request to create a registry. Instances are immutable.
 *
 * <p>A request needs exactly one type, which decides how clusters authenticate to the registry: see
 * {@link Builder#publicRegistry}, {@link Builder#basic}, {@link Builder#googleGcr}, {@link
 * Builder#amazonEcr}, {@link Builder#secretRef} and {@link Builder#type}.
 */
public final class CreateRegistry {
  /** The user name with which Google's registries accept the JSON key of a service account. */
  private static final String JSON_KEY_USER = "_json_key";

  /** The methods that set the fields, by the JSON names of the fields. */
  static final Map<String, String> KNOWN =
      Map.of(
          "id", "builder",
          "registry", "builder",
          "type", "type",
          "enable_ci", "enableCi",
          "creds", "account",
          "secrets", "clusterSecret");

  private final String id;
  private final RequestFields fields;

  private CreateRegistry(String id, RequestFields fields) {
    this.id = id;
    this.fields = fields;
  }

  /**
   * Returns a builder with the fields that Humanitec requires for every registry. They are sent as
   * {@code id} and {@code registry}.
   *
   * @param id the ID of the registry, which must be unique in the organization: at least three
   *     characters, lower-case letters, digits and hyphens, without a hyphen at the start or at the
   *     end
   * @param registry the domain of the registry, or domain and project, such as {@code
   *     registry.acme.example/team}
   * @return a new builder
   * @throws IllegalArgumentException if the ID is not valid, or if {@code registry} is blank
   */
  public static Builder builder(String id, String registry) {
    return new Builder(id, registry);
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
    // Without the user name, because some registries take a token instead of a user name.
    return "CreateRegistry[id="
        + id
        + ", registry="
        + sent.get("registry")
        + ", type="
        + sent.get("type")
        + "]";
  }

  /** Builds a {@link CreateRegistry}. */
  public static final class Builder {
    private final String id;
    private final String registry;
    private final Map<String, ClusterSecret> secrets = new LinkedHashMap<>();
    private @Nullable RegistryType type;
    private @Nullable String username;
    private @Nullable Secret password;
    private @Nullable String expires;
    private @Nullable Boolean enableCi;
    private RequestFields added = RequestFields.empty();

    private Builder(String id, String registry) {
      this.id = RegistryFields.id(id);
      this.registry = Require.text("registry", registry);
    }

    /**
     * Sets the type {@code public}: everybody may read the registry without credentials.
     *
     * @return this builder
     * @throws IllegalStateException if a type is already set
     */
    public Builder publicRegistry() {
      return type(RegistryType.PUBLIC);
    }

    /**
     * Sets the type {@code basic}: clusters authenticate with a user name and a password.
     *
     * @param username the user name
     * @param password the password or token
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     * @throws IllegalStateException if a type is already set
     */
    public Builder basic(String username, Secret password) {
      return type(RegistryType.BASIC).account(username, password);
    }

    /**
     * Sets the type {@code google_gcr}: clusters authenticate with a Google service account. The
     * user name {@code _json_key} is sent.
     *
     * @param jsonKey the JSON key of the service account
     * @return this builder
     * @throws IllegalStateException if a type is already set
     */
    public Builder googleGcr(Secret jsonKey) {
      return type(RegistryType.GOOGLE_GCR).account(JSON_KEY_USER, jsonKey);
    }

    /**
     * Sets the type {@code amazon_ecr}: clusters authenticate with an AWS access key.
     *
     * @param accessKeyId the ID of the access key, which is sent as the user name
     * @param secretAccessKey the secret of the access key, which is sent as the password
     * @return this builder
     * @throws IllegalArgumentException if the ID of the access key is blank
     * @throws IllegalStateException if a type is already set
     */
    public Builder amazonEcr(String accessKeyId, Secret secretAccessKey) {
      return type(RegistryType.AMAZON_ECR).account(accessKeyId, secretAccessKey);
    }

    /**
     * Sets the type {@code secret_ref}: clusters authenticate with a Kubernetes secret that already
     * exists. Call {@link #clusterSecret} to add secrets of other clusters.
     *
     * @param cluster the ID of a cluster, or {@code *} for all clusters
     * @param secret the name and namespace of the Kubernetes secret
     * @return this builder
     * @throws IllegalArgumentException if {@code cluster} is blank
     * @throws IllegalStateException if a type is already set
     */
    public Builder secretRef(String cluster, ClusterSecret secret) {
      return type(RegistryType.SECRET_REF).clusterSecret(cluster, secret);
    }

    /**
     * Sets a type for which this builder has no method. Use {@link #account} or {@link
     * #clusterSecret} to set the credentials that the type requires.
     *
     * @param type the type
     * @return this builder
     * @throws IllegalStateException if a type is already set
     */
    public Builder type(RegistryType type) {
      if (this.type != null) {
        throw new IllegalStateException("the type is already set: " + this.type);
      }
      this.type = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * Sets the credentials. Sent as {@code creds}. Replaces credentials that were set before.
     *
     * @param username the user name
     * @param password the password, token or key
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     */
    public Builder account(String username, Secret password) {
      this.username = Require.text("username", username);
      this.password = Objects.requireNonNull(password, "password");
      return this;
    }

    /**
     * Sets when the credentials expire. Sent as {@code creds.expires}, truncated to milliseconds.
     * By default it is not sent, and the credentials do not expire.
     *
     * @param expires the time at which the credentials expire
     * @return this builder
     * @throws IllegalArgumentException if the year has more than four digits
     */
    public Builder expires(Instant expires) {
      this.expires = RegistryFields.expires(expires);
      return this;
    }

    /**
     * Sets whether CI agents get the credentials. Sent as {@code enable_ci}. By default it is not
     * sent, and Humanitec decides.
     *
     * @param enable whether CI agents get the credentials
     * @return this builder
     */
    public Builder enableCi(boolean enable) {
      this.enableCi = enable;
      return this;
    }

    /**
     * Adds the Kubernetes secret of a cluster. Sent in the field "secrets". Replaces a secret that
     * was set before for the same cluster.
     *
     * @param cluster the ID of a cluster, or {@code *} for all clusters
     * @param secret the name and namespace of the Kubernetes secret
     * @return this builder
     * @throws IllegalArgumentException if {@code cluster} is blank
     */
    public Builder clusterSecret(String cluster, ClusterSecret secret) {
      secrets.put(Require.text("cluster", cluster), Objects.requireNonNull(secret, "secret"));
      return this;
    }

    /**
     * Adds a field that this version of the SDK does not know. The value is sent unchanged. It
     * replaces a value that was set before for the same name.
     *
     * @param name the JSON name of the field
     * @param value a text, a number, a boolean, a {@link Secret}, or a list or map of them; null to
     *     send {@code null}. A {@link Secret} is sent in plain text over the connection to
     *     Humanitec. It is not shown by {@code toString()}, exceptions, plans and logs
     * @return this builder
     * @throws IllegalArgumentException if another method sets this field (the message names the
     *     method), if the name is blank, or if the value has another type, contains an unpaired
     *     surrogate, or contains a secret with a mistake such as a line break at its end
     */
    public Builder with(String name, @Nullable Object value) {
      added = added.withAdded(KNOWN, name, value);
      return this;
    }

    /**
     * Creates the request. Later changes of this builder do not change it.
     *
     * @return the request
     * @throws IllegalArgumentException if the name or the namespace of a Kubernetes secret is blank
     * @throws IllegalStateException if no type is set, or if {@link #expires} is set without
     *     credentials
     */
    public CreateRegistry build() {
      if (type == null) {
        throw new IllegalStateException(
            "set a type: publicRegistry, basic, googleGcr, amazonEcr, secretRef or type");
      }
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
        throw new IllegalStateException("expires is set without credentials");
      }
      if (!secrets.isEmpty()) {
        fields = fields.with("secrets", RegistryFields.secrets(secrets));
      }
      for (var field : added.asMap().entrySet()) {
        fields = fields.with(field.getKey(), field.getValue());
      }
      return new CreateRegistry(id, fields);
    }
  }
}
