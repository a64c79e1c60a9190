package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request to create a package registry. Fields that are not set are not sent. */
public final class CreatePackageRegistry {
  /** The methods that set the fields, by the JSON names of the fields. */
  static final Map<String, String> KNOWN =
      Map.of(
          "name", "builder",
          "ecosystem", "builder",
          "team_ids", "teamIds",
          "description", "description",
          "emoji", "emoji",
          "color", "color",
          "oidc_policy", "oidcPolicy");

  private final RequestFields fields;

  private CreatePackageRegistry(RequestFields fields) {
    this.fields = fields;
  }

  /**
   * Returns a builder with the fields that Buildkite requires. They are sent as {@code name} and
   * {@code ecosystem}.
   *
   * @param name the display name; Buildkite derives the slug from it
   * @param ecosystem the kind of packages in the registry
   * @return a new builder
   * @throws IllegalArgumentException if the name is blank
   */
  public static Builder builder(String name, Ecosystem ecosystem) {
    return new Builder(name, ecosystem);
  }

  RequestFields fields() {
    return fields;
  }

  @Override
  public String toString() {
    return "CreatePackageRegistry" + fields;
  }

  /** Builds a {@link CreatePackageRegistry}. */
  public static final class Builder {
    private RequestFields fields;

    private Builder(String name, Ecosystem ecosystem) {
      this.fields =
          RequestFields.empty()
              .with("name", Require.text("name", name))
              .with("ecosystem", Objects.requireNonNull(ecosystem, "ecosystem").value());
    }

    /**
     * Sets the teams that have access to the registry. Sent as {@code team_ids}; not sent by
     * default. Buildkite requires this field if the organization uses teams. The teams replace
     * those that were set before.
     *
     * @param ids the UUIDs of the teams
     * @return this builder
     * @throws IllegalArgumentException if an ID is blank
     */
    public Builder teamIds(String... ids) {
      return teamIds(Arrays.asList(Objects.requireNonNull(ids, "ids")));
    }

    /**
     * Sets the teams that have access to the registry. Sent as {@code team_ids}; not sent by
     * default. Buildkite requires this field if the organization uses teams. The teams replace
     * those that were set before.
     *
     * @param ids the UUIDs of the teams
     * @return this builder
     * @throws IllegalArgumentException if an ID is blank
     */
    public Builder teamIds(List<String> ids) {
      List<String> checked = new ArrayList<>();
      for (String id : Objects.requireNonNull(ids, "ids")) {
        checked.add(Require.text("a team's id", id));
      }
      return set("team_ids", checked);
    }

    /**
     * Sets the description. Sent as {@code description}; not sent by default.
     *
     * @param description a human-readable text, which may be empty
     * @return this builder
     */
    public Builder description(String description) {
      return set("description", Objects.requireNonNull(description, "description"));
    }

    /**
     * Sets the emoji. Sent as {@code emoji}; not sent by default. Buildkite may choose an emoji if
     * none is sent.
     *
     * @param emoji an emoji in the syntax of Buildkite, such as {@code :sunflower:}
     * @return this builder
     * @throws IllegalArgumentException if the emoji is blank
     */
    public Builder emoji(String emoji) {
      return set("emoji", Require.text("emoji", emoji));
    }

    /**
     * Sets the color. Sent as {@code color}; not sent by default.
     *
     * @param color a hex code, such as {@code #f0ccff}
     * @return this builder
     * @throws IllegalArgumentException if the color is blank
     */
    public Builder color(String color) {
      return set("color", Require.text("color", color));
    }

    /**
     * Sets the OIDC policy. Sent as {@code oidc_policy}; not sent by default. Without a policy,
     * Buildkite accepts no OIDC token.
     *
     * @param policy decides which OIDC tokens may access the registry
     * @return this builder
     */
    public Builder oidcPolicy(OidcPolicy policy) {
      return set("oidc_policy", Objects.requireNonNull(policy, "policy").json());
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

    private Builder set(String name, Object value) {
      fields = fields.with(name, value);
      return this;
    }

    /**
     * Creates the request. Later changes of this builder do not change it.
     *
     * @return the request
     */
    public CreatePackageRegistry build() {
      return new CreatePackageRegistry(fields);
    }
  }
}
