package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which OIDC tokens may access a registry. A policy is either a list of statements, which
 * is sent as JSON, or a YAML text, which is sent unchanged. In a response, the policy can be a text
 * even if it was sent as a list, because Buildkite's own clients read a text. {@link #statements()}
 * is empty for a text.
 *
 * <p>The <b>first</b> statement that matches a token decides: Buildkite accepts the token, and
 * grants only the scopes of that statement. The order of the statements therefore matters. A token
 * that no statement matches is rejected. Each token needs the audience {@code
 * https://packages.buildkite.com/{organization}/{registry}} and a lifetime of at most 5 minutes.
 *
 * @param json a list of statements or a YAML text; in responses it can also be a JSON object
 * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
 *     Package Registries</a>
 */
public record OidcPolicy(Object json) {
  /**
   * Copies the policy.
   *
   * @throws IllegalArgumentException if {@code json} is not a list, a text or an object
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OidcPolicy {
    Objects.requireNonNull(json, "json");
    if (!(json instanceof String) && !(json instanceof List) && !(json instanceof Map)) {
      throw new IllegalArgumentException("an OIDC policy must be a list of statements or a text");
    }
    json = Objects.requireNonNull(JsonFields.freeze(json));
  }

  /**
   * Returns a policy that consists of statements. It is sent as JSON.
   *
   * @param statements at least one statement, in the order in which Buildkite tries them; the first
   *     one that matches a token decides
   * @return the policy
   * @throws IllegalArgumentException if there is no statement
   */
  public static OidcPolicy of(OidcStatement... statements) {
    return of(List.of(statements));
  }

  /**
   * Returns a policy that consists of statements. It is sent as JSON.
   *
   * @param statements at least one statement, in the order in which Buildkite tries them; the first
   *     one that matches a token decides
   * @return the policy
   * @throws IllegalArgumentException if there is no statement
   */
  public static OidcPolicy of(List<OidcStatement> statements) {
    if (Objects.requireNonNull(statements, "statements").isEmpty()) {
      throw new IllegalArgumentException("an OIDC policy needs at least one statement");
    }
    return new OidcPolicy(statements.stream().map(OidcStatement::json).toList());
  }

  /**
   * Returns a policy that consists of a YAML text. It is sent unchanged, and Buildkite checks it.
   * It must be a list of statements, each with {@code iss}, {@code scopes} and {@code claims},
   * without anchors, aliases and tags.
   *
   * @param text the YAML text
   * @return the policy
   * @throws IllegalArgumentException if the text is blank
   */
  public static OidcPolicy yaml(String text) {
    return new OidcPolicy(Require.text("text", text));
  }

  /** {@return the YAML text; empty if this policy is not a text} */
  public Optional<String> yaml() {
    return json instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** {@return the statements; empty if this policy is a text or an object} */
  public List<OidcStatement> statements() {
    List<OidcStatement> statements = new ArrayList<>();
    if (json instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          Map<String, @Nullable Object> fields = new LinkedHashMap<>();
          map.forEach((name, value) -> fields.put(String.valueOf(name), value));
          statements.add(new OidcStatement(fields));
        }
      }
    }
    return List.copyOf(statements);
  }
}
