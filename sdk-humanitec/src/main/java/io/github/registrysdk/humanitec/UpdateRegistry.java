package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request to change a registry. A field that is not set does not change. */
public final class UpdateRegistry {
  private static final Map<String, String> KNOWN =
      Map.of(
          "id", "the id of the update",
          "registry", "registry",
          "type", "type",
          "enable_ci", "enableCi",
          "creds", "account",
          "secrets", "clusterSecrets");

  private final @Nullable String registry;
  private final @Nullable RegistryType type;
  private final @Nullable Registry known;
  private final RequestFields changes;

  private UpdateRegistry(Builder builder) {
    this.registry = builder.registry;
    this.type = builder.type;
    this.known = builder.known;
    this.changes = builder.changes;
  }

  /** {@return a new builder without changes} */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether fields that Humanitec requires must be fetched first. */
  boolean isIncomplete() {
    return known == null && (registry == null || type == null);
  }

  /** With the domain and type of another registry, this registry would become a copy of it. */
  void checkIsFor(String id) {
    if (known != null && !known.id().equals(id)) {
      throw new IllegalArgumentException("from was called with a registry that has another id");
    }
  }

  /**
   * Returns the fields to send. Required fields that are not set are copied from the registry.
   *
   * @param fetched the registry; null if this request is complete
   */
  RequestFields fields(String id, @Nullable Registry fetched) {
    Registry current = known != null ? known : fetched;
    RequestFields fields =
        RequestFields.empty()
            .with("id", id)
            .withOptional(
                "registry",
                registry != null ? registry : current == null ? null : current.registry())
            .withOptional(
                "type",
                type != null ? type.value() : current == null ? null : current.type().value());
    for (Map.Entry<String, @Nullable Object> change : changes.asMap().entrySet()) {
      fields = fields.with(change.getKey(), change.getValue());
    }
    return fields;
  }

  @Override
  public String toString() {
    // Only the names of the fields, because some registries take a token instead of a user name.
    return "UpdateRegistry[registry="
        + registry
        + ", type="
        + type
        + ", "
        + changes.asMap().keySet()
        + "]";
  }

  /** Builds an {@link UpdateRegistry}. */
  public static final class Builder {
    private @Nullable String registry;
    private @Nullable RegistryType type;
    private @Nullable Registry known;
    private RequestFields changes = RequestFields.empty();

    private Builder() {}

    /**
     * Copies the domain and the type, which Humanitec requires in each update, from a registry that
     * you have fetched. Values from {@link #registry} and {@link #type} have priority. If one of
     * the two fields is still missing, the update fetches it with one additional request.
     *
     * @param current the registry to update; an update of another registry is refused
     * @return this builder
     */
    public Builder from(Registry current) {
      this.known = Objects.requireNonNull(current, "current");
      return this;
    }

    /**
     * Changes the domain of the registry. Sent as {@code registry}.
     *
     * @param registry the new domain, or domain and project
     * @return this builder
     * @throws IllegalArgumentException if {@code registry} is blank
     */
    public Builder registry(String registry) {
      this.registry = Require.text("registry", registry);
      return this;
    }

    /**
     * Changes how clusters authenticate to the registry. Sent as {@code type}. Humanitec's OpenAPI
     * document permits this. Humanitec's Terraform provider instead deletes the registry and
     * creates it again with the new type, so a change can be refused.
     *
     * @param type the new type
     * @return this builder
     */
    public Builder type(RegistryType type) {
      this.type = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * Replaces the credentials with credentials that do not expire. Sent as {@code creds}, in which
     * {@code expires} is {@code null}, so that the old expiry time is removed.
     *
     * @param username the user name
     * @param password the password, token or key
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     */
    public Builder account(String username, Secret password) {
      // Null and not absent, because the expiry time of the old password does not apply to the new
      // one.
      changes =
          changes.with("creds", RegistryFields.creds(username, password).with("expires", null));
      return this;
    }

    /**
     * Replaces the credentials with credentials that expire. Sent as {@code creds}.
     *
     * @param username the user name
     * @param password the password, token or key
     * @param expires when the credentials expire, truncated to milliseconds
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank, or if the year has more than four
     *     digits
     */
    public Builder account(String username, Secret password, Instant expires) {
      changes =
          changes.with(
              "creds",
              RegistryFields.creds(username, password)
                  .with("expires", RegistryFields.expires(expires)));
      return this;
    }

    /**
     * Changes whether CI agents get the credentials. Sent as {@code enable_ci}.
     *
     * @param enable whether CI agents get the credentials
     * @return this builder
     */
    public Builder enableCi(boolean enable) {
      changes = changes.with("enable_ci", enable);
      return this;
    }

    /**
     * Replaces all Kubernetes secrets of the registry. Sent as {@code secrets}.
     *
     * @param secrets the Kubernetes secrets by cluster ID, or by {@code *} for all clusters; an
     *     empty map removes all of them
     * @return this builder
     * @throws IllegalArgumentException if a cluster ID is blank, or if the name or the namespace of
     *     a secret is blank
     */
    public Builder clusterSecrets(Map<String, ClusterSecret> secrets) {
      Objects.requireNonNull(secrets, "secrets");
      changes = changes.with("secrets", RegistryFields.secrets(secrets));
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
      changes = changes.withAdded(KNOWN, name, value);
      return this;
    }

    /**
     * Creates the request. Later changes of this builder do not change it.
     *
     * @return the request
     * @throws IllegalStateException if the request contains no change; {@link #from} alone is not a
     *     change
     */
    public UpdateRegistry build() {
      if (changes.isEmpty() && registry == null && type == null) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdateRegistry(this);
    }
  }
}
