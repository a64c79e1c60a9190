package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A registry to be made. What is not set is not sent. */
public final class CreatePackageRegistry {
  private final RequestFields fields;

  private CreatePackageRegistry(RequestFields fields) {
    this.fields = fields;
  }

  /**
   * A registry with what Buildkite requires.
   *
   * @param name for people; Buildkite makes the slug of it
   * @param ecosystem the kind of packages it shall hold
   * @return a builder for the rest
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

  /** Collects what the registry shall have. */
  public static final class Builder {
    private RequestFields fields;

    private Builder(String name, Ecosystem ecosystem) {
      this.fields =
          RequestFields.empty()
              .with("name", Require.text("name", name))
              .with("ecosystem", Objects.requireNonNull(ecosystem, "ecosystem").value());
    }

    /**
     * Sends {@code team_ids}; none by default.
     *
     * @param ids UUIDs of the teams that may use it, in the place of those named before; required
     *     where the organization has the teams feature
     * @return this builder
     * @throws IllegalArgumentException if one of them is blank
     */
    public Builder teamIds(String... ids) {
      return teamIds(Arrays.asList(Objects.requireNonNull(ids, "ids")));
    }

    /**
     * Sends {@code team_ids}; none by default.
     *
     * @param ids UUIDs of the teams that may use it, in the place of those named before; required
     *     where the organization has the teams feature
     * @return this builder
     * @throws IllegalArgumentException if one of them is blank
     */
    public Builder teamIds(List<String> ids) {
      List<String> checked = new ArrayList<>();
      for (String id : Objects.requireNonNull(ids, "ids")) {
        checked.add(Require.text("a team's id", id));
      }
      return with("team_ids", checked);
    }

    /**
     * Sends {@code description}; none by default.
     *
     * @param description for people; may be empty
     * @return this builder
     */
    public Builder description(String description) {
      return with("description", Objects.requireNonNull(description, "description"));
    }

    /**
     * Sends {@code emoji}; none by default.
     *
     * @param emoji in Buildkite's syntax, such as {@code :sunflower:}
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder emoji(String emoji) {
      return with("emoji", Require.text("emoji", emoji));
    }

    /**
     * Sends {@code color}; none by default.
     *
     * @param color hex code, such as {@code #f0ccff}
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public Builder color(String color) {
      return with("color", Require.text("color", color));
    }

    /**
     * Sends {@code oidc_policy}; without one no OIDC token is accepted.
     *
     * @param policy which OIDC tokens may use it
     * @return this builder
     */
    public Builder oidcPolicy(OidcPolicy policy) {
      return with("oidc_policy", Objects.requireNonNull(policy, "policy").json());
    }

    private Builder with(String name, Object value) {
      fields = fields.with(name, value);
      return this;
    }

    /** {@return the request, which no longer changes with this builder} */
    public CreatePackageRegistry build() {
      return new CreatePackageRegistry(fields);
    }
  }
}
