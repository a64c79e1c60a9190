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

/** Changes to a registry: what is not named stays as it is. */
public final class UpdateRegistry {
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

  /** {@return a builder without changes} */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether Humanitec's required fields have to be fetched first. */
  boolean isIncomplete() {
    return known == null && (registry == null || type == null);
  }

  /** Domain and type of another registry would make this one a double of it. */
  void checkIsFor(String id) {
    if (known != null && !known.id().equals(id)) {
      throw new IllegalArgumentException("from was given a registry with another id");
    }
  }

  /**
   * The request, with what it does not name itself taken from the registry as it is.
   *
   * @param fetched needed if it is incomplete, else null
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
    // The names only: some registries take a token in the place of the user name.
    return "UpdateRegistry[registry="
        + registry
        + ", type="
        + type
        + ", "
        + changes.asMap().keySet()
        + "]";
  }

  /** Collects the changes. */
  public static final class Builder {
    private @Nullable String registry;
    private @Nullable RegistryType type;
    private @Nullable Registry known;
    private RequestFields changes = RequestFields.empty();

    private Builder() {}

    /**
     * Takes domain and type, which Humanitec wants with every update, from a registry that was
     * fetched before, unless {@link #registry} or {@link #type} change them. Without this, or both
     * of those, the update fetches them with one request more.
     *
     * @param current the registry as it is; an update of any other is refused
     * @return this builder
     */
    public Builder from(Registry current) {
      this.known = Objects.requireNonNull(current, "current");
      return this;
    }

    /**
     * Sends {@code registry}, another place for the images.
     *
     * @param registry its domain, or domain and project
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder registry(String registry) {
      this.registry = Require.text("registry", registry);
      return this;
    }

    /**
     * Sends {@code type}.
     *
     * @param type how clusters sign in to it
     * @return this builder
     */
    public Builder type(RegistryType type) {
      this.type = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * Replaces the account by one that does not end: sends {@code creds} with {@code expires} as
     * {@code null}, so that an end set before is cleared.
     *
     * @param username the account
     * @param password replaces its password, token or key
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank
     */
    public Builder account(String username, Secret password) {
      // Null and not absent: the end of the old password is none of the new one's.
      changes =
          changes.with("creds", RegistryFields.creds(username, password).with("expires", null));
      return this;
    }

    /**
     * Replaces the account by one that ends: sends {@code creds}.
     *
     * @param username the account
     * @param password replaces its password, token or key
     * @param expires when the password ends; sent to the millisecond
     * @return this builder
     * @throws IllegalArgumentException if the user name is blank, or the end's year has more than
     *     four digits
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
     * Sends {@code enable_ci}.
     *
     * @param enable whether CI agents shall be given the credentials
     * @return this builder
     */
    public Builder enableCi(boolean enable) {
      changes = changes.with("enable_ci", enable);
      return this;
    }

    /**
     * Sends {@code secrets}, all of them.
     *
     * @param secrets Kubernetes secrets by cluster id, or by {@code *} for all clusters; replaces
     *     those named before, and an empty map clears them
     * @return this builder
     * @throws IllegalArgumentException if a cluster, or the name or namespace of its secret, is
     *     blank
     */
    public Builder clusterSecrets(Map<String, ClusterSecret> secrets) {
      Objects.requireNonNull(secrets, "secrets");
      changes = changes.with("secrets", RegistryFields.secrets(secrets));
      return this;
    }

    /**
     * Makes the request.
     *
     * @return what was named, which no longer changes with this builder
     * @throws IllegalStateException if nothing is changed; {@link #from} changes nothing
     */
    public UpdateRegistry build() {
      if (changes.isEmpty() && registry == null && type == null) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdateRegistry(this);
    }
  }
}
