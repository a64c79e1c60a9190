package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to change a package registry. A field that is not set does not change. A field that is
 * cleared is sent as {@code null}.
 */
public final class UpdatePackageRegistry {
  private static final Map<String, String> KNOWN =
      Map.of(
          "name", "name",
          "description", "description or clearDescription",
          "emoji", "emoji or clearEmoji",
          "color", "color or clearColor",
          "oidc_policy", "oidcPolicy or clearOidcPolicy");

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
     * break</b>. From then on, use the slug of the returned registry.
     *
     * @param name the new display name
     * @return this builder
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder name(String name) {
      return set("name", Require.text("name", name));
    }

    /**
     * Changes the description. Sent as {@code description}.
     *
     * @param description a human-readable text, which may be empty
     * @return this builder
     */
    public Builder description(String description) {
      return set("description", Objects.requireNonNull(description, "description"));
    }

    /**
     * Removes the description. {@code description} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearDescription() {
      return set("description", null);
    }

    /**
     * Changes the emoji. Sent as {@code emoji}.
     *
     * @param emoji an emoji in the syntax of Buildkite, such as {@code :sunflower:}
     * @return this builder
     * @throws IllegalArgumentException if the emoji is blank
     */
    public Builder emoji(String emoji) {
      return set("emoji", Require.text("emoji", emoji));
    }

    /**
     * Removes the emoji. {@code emoji} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearEmoji() {
      return set("emoji", null);
    }

    /**
     * Changes the color. Sent as {@code color}.
     *
     * @param color a hex code, such as {@code #f0ccff}
     * @return this builder
     * @throws IllegalArgumentException if the color is blank
     */
    public Builder color(String color) {
      return set("color", Require.text("color", color));
    }

    /**
     * Removes the color. {@code color} is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearColor() {
      return set("color", null);
    }

    /**
     * Changes the OIDC policy. Sent as {@code oidc_policy}.
     *
     * @param policy the new policy, which replaces the whole existing policy
     * @return this builder
     */
    public Builder oidcPolicy(OidcPolicy policy) {
      return set("oidc_policy", Objects.requireNonNull(policy, "policy").json());
    }

    /**
     * Removes the OIDC policy, so that Buildkite no longer accepts OIDC tokens. {@code oidc_policy}
     * is sent as {@code null}.
     *
     * @return this builder
     */
    public Builder clearOidcPolicy() {
      return set("oidc_policy", null);
    }

    /**
     * Adds a field that this version of the SDK does not know. The value is sent unchanged. It
     * replaces a value that was set before for the same name.
     *
     * @param name the JSON name of the field
     * @param value a text, a number, a boolean, a {@link Secret}, or a list or map of them; null to
     *     send {@code null}. A {@link Secret} is sent in plain text over the connection to
     *     Buildkite. It is not shown by {@code toString()}, exceptions, plans and logs
     * @return this builder
     * @throws IllegalArgumentException if another method sets this field (the message names the
     *     method), if the name is blank, or if the value has another type, contains an unpaired
     *     surrogate, or contains a secret with a mistake such as a line break at its end
     */
    public Builder with(String name, @Nullable Object value) {
      fields = fields.withAdded(KNOWN, name, value);
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
