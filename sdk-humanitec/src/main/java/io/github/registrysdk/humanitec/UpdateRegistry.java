package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.Require;
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
  private final RequestFields changes;

  private UpdateRegistry(Builder builder) {
    this.registry = builder.registry;
    this.type = builder.type;
    this.changes = builder.changes;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether Humanitec's required fields have to be fetched first. */
  boolean isIncomplete() {
    return registry == null || type == null;
  }

  /** The request, with what it does not name itself taken from the registry as it is. */
  RequestFields fields(String id, @Nullable Registry current) {
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
    return "UpdateRegistry[registry=" + registry + ", type=" + type + ", " + changes + "]";
  }

  /** Collects the changes. */
  public static final class Builder {
    private @Nullable String registry;
    private @Nullable RegistryType type;
    private RequestFields changes = RequestFields.empty();

    private Builder() {}

    /**
     * Takes domain and type, which Humanitec wants with every update, from a registry that was
     * fetched before. Without this, or {@link #registry} and {@link #type}, the update fetches them
     * with one request more.
     *
     * @param current the registry as it is
     */
    public Builder from(Registry current) {
      return registry(current.registry()).type(current.type());
    }

    /**
     * @param registry its domain, or domain and project
     */
    public Builder registry(String registry) {
      this.registry = Require.text("registry", registry);
      return this;
    }

    /**
     * @param type how clusters sign in to it
     */
    public Builder type(RegistryType type) {
      this.type = Objects.requireNonNull(type, "type");
      return this;
    }

    /**
     * @param username the account
     * @param password replaces its password, token or key
     */
    public Builder account(String username, Secret password) {
      changes = changes.with("creds", RegistryFields.creds(username, password, null));
      return this;
    }

    /**
     * @param username the account
     * @param password replaces its password, token or key
     * @param expires when the password ends; sent to the millisecond
     */
    public Builder account(String username, Secret password, Instant expires) {
      changes =
          changes.with(
              "creds",
              RegistryFields.creds(username, password, Objects.requireNonNull(expires, "expires")));
      return this;
    }

    /**
     * @param enable whether CI agents shall be given the credentials
     */
    public Builder enableCi(boolean enable) {
      changes = changes.with("enable_ci", enable);
      return this;
    }

    /**
     * @param secrets Kubernetes secrets by cluster id, or by {@code *} for all clusters; replaces
     *     those named before
     */
    public Builder clusterSecrets(Map<String, ClusterSecret> secrets) {
      changes = changes.with("secrets", RegistryFields.secrets(secrets));
      return this;
    }

    /**
     * @throws IllegalStateException if nothing is changed
     */
    public UpdateRegistry build() {
      if (changes.isEmpty() && registry == null && type == null) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdateRegistry(this);
    }
  }
}
