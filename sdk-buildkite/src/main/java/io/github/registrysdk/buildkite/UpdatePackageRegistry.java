package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to change a package registry. A field that is not set does not change. A field that is
 * cleared is sent as {@code null}.
 */
public final class UpdatePackageRegistry {
  private final RequestFields fields;

  UpdatePackageRegistry(RequestFields fields) {
    this.fields = fields;
  }

  /** {@return a new builder without changes} */
  public static Builder builder() {
    return new Builder();
  }

  RequestFields fields() {
    return fields;
  }

  @Override
  public String toString() {
    return "UpdatePackageRegistry" + fields;
  }

  /** Builds an {@link UpdatePackageRegistry}. */
  public static final class Builder {
    private RequestFields fields = RequestFields.empty();

    private Builder() {}

    /**
     * Changes the display name. Sent as {@code name}. Buildkite derives the slug from the name, so
     * the URLs of the registry change, and <b>existing installations that use the old URLs
     * break</b>. Use the slug of the returned registry afterwards.
     *
     * @param name the new display name
     * @return this builder
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder name(String name) {
      return with("name", Require.text("name", name));
    }

    /**
     * Changes the description. Sent as {@code description}.
     *
     * @param description a human-readable text, which may be empty
     * @return this builder
     */
    public Builder description(String description) {
      return with("description", Objects.requireNonNull(description, "description"));
    }

    /**
     * Removes the description. {@code description} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearDescription() {
      return with("description", null);
    }

    /**
     * Changes the emoji. Sent as {@code emoji}.
     *
     * @param emoji an emoji in the syntax of Buildkite, such as {@code :sunflower:}
     * @return this builder
     * @throws IllegalArgumentException if the emoji is blank
     */
    public Builder emoji(String emoji) {
      return with("emoji", Require.text("emoji", emoji));
    }

    /**
     * Removes the emoji. {@code emoji} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearEmoji() {
      return with("emoji", null);
    }

    /**
     * Changes the color. Sent as {@code color}.
     *
     * @param color a hex code, such as {@code #f0ccff}
     * @return this builder
     * @throws IllegalArgumentException if the color is blank
     */
    public Builder color(String color) {
      return with("color", Require.text("color", color));
    }

    /**
     * Removes the color. {@code color} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearColor() {
      return with("color", null);
    }

    /**
     * Changes the OIDC policy. Sent as {@code oidc_policy}.
     *
     * @param policy the new policy, which replaces the whole existing policy
     * @return this builder
     */
    public Builder oidcPolicy(OidcPolicy policy) {
      return with("oidc_policy", Objects.requireNonNull(policy, "policy").json());
    }

    /**
     * Removes the OIDC policy, so that Buildkite no longer accepts OIDC tokens. {@code oidc_policy}
     * is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearOidcPolicy() {
      return with("oidc_policy", null);
    }

    private Builder with(String name, @Nullable Object value) {
      fields = fields.with(name, value);
      return this;
    }

    /**
     * Creates the request. Later changes of this builder do not change it.
     *
     * @return the request
     * @throws IllegalStateException if the request contains no change
     */
    public UpdatePackageRegistry build() {
      if (fields.isEmpty()) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdatePackageRegistry(fields);
    }
  }
}
