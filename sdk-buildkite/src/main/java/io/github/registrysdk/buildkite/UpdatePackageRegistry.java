package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a registry: a field that is not named stays as it is, one that is cleared is sent as
 * {@code null}.
 */
public final class UpdatePackageRegistry {
  private final RequestFields fields;

  private UpdatePackageRegistry(RequestFields fields) {
    this.fields = fields;
  }

  /** {@return a builder without changes} */
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

  /** Collects the changes. */
  public static final class Builder {
    private RequestFields fields = RequestFields.empty();

    private Builder() {}

    /**
     * Sends {@code name}.
     *
     * @param name for people; the slug stays
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder name(String name) {
      return with("name", Require.text("name", name));
    }

    /**
     * Sends {@code description}.
     *
     * @param description for people; may be empty
     * @return this builder
     */
    public Builder description(String description) {
      return with("description", Objects.requireNonNull(description, "description"));
    }

    /**
     * Takes the description away: sends {@code null}.
     *
     * @return this builder
     */
    public Builder clearDescription() {
      return with("description", null);
    }

    /**
     * Sends {@code emoji}.
     *
     * @param emoji in Buildkite's syntax, such as {@code :sunflower:}
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder emoji(String emoji) {
      return with("emoji", Require.text("emoji", emoji));
    }

    /**
     * Takes the emoji away: sends {@code null}.
     *
     * @return this builder
     */
    public Builder clearEmoji() {
      return with("emoji", null);
    }

    /**
     * Sends {@code color}.
     *
     * @param color hex code, such as {@code #f0ccff}
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder color(String color) {
      return with("color", Require.text("color", color));
    }

    /**
     * Takes the color away: sends {@code null}.
     *
     * @return this builder
     */
    public Builder clearColor() {
      return with("color", null);
    }

    /**
     * Sends {@code oidc_policy}.
     *
     * @param policy replaces the whole policy
     * @return this builder
     */
    public Builder oidcPolicy(OidcPolicy policy) {
      return with("oidc_policy", Objects.requireNonNull(policy, "policy").json());
    }

    /**
     * Takes the policy away, so that no OIDC token is accepted any more: sends {@code null}.
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
     * Makes the request.
     *
     * @return what was named, which no longer changes with this builder
     * @throws IllegalStateException if nothing is changed
     */
    public UpdatePackageRegistry build() {
      if (fields.isEmpty()) {
        throw new IllegalStateException("an update must change something");
      }
      return new UpdatePackageRegistry(fields);
    }
  }
}
