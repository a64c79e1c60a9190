package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.Require;
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
   * @param name for people; Buildkite makes the slug of it
   * @param ecosystem the kind of packages it shall hold
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
     * @param ids UUIDs of the teams that may use it; required where the organization has the teams
     *     feature
     */
    public Builder teamIds(String... ids) {
      return teamIds(Arrays.asList(Objects.requireNonNull(ids, "ids")));
    }

    /**
     * @param ids UUIDs of the teams that may use it; required where the organization has the teams
     *     feature
     */
    public Builder teamIds(List<String> ids) {
      List<String> checked = new ArrayList<>();
      for (String id : Objects.requireNonNull(ids, "ids")) {
        checked.add(Require.text("a team's id", id));
      }
      return with("team_ids", checked);
    }

    /**
     * @param description for people
     */
    public Builder description(String description) {
      return with("description", Objects.requireNonNull(description, "description"));
    }

    /**
     * @param emoji in Buildkite's syntax, such as {@code :sunflower:}
     */
    public Builder emoji(String emoji) {
      return with("emoji", Require.text("emoji", emoji));
    }

    /**
     * @param color hex code, such as {@code #f0ccff}
     */
    public Builder color(String color) {
      return with("color", Require.text("color", color));
    }

    /**
     * @param policy which OIDC tokens may use it
     */
    public Builder oidcPolicy(OidcPolicy policy) {
      return with("oidc_policy", Objects.requireNonNull(policy, "policy").json());
    }

    private Builder with(String name, Object value) {
      fields = fields.with(name, value);
      return this;
    }

    public CreatePackageRegistry build() {
      return new CreatePackageRegistry(fields);
    }
  }
}
