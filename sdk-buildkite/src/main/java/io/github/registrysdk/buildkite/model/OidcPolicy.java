package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.registrysdk.core.toolkit.ExtraFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which OIDC tokens may use a registry. It is sent and kept in the form it has: statements as JSON,
 * or a text of YAML, of which Buildkite keeps comments and order.
 *
 * @param json a list of statements, or the YAML text; an object if Buildkite ever answers with one,
 *     so that a policy of another form hides no registry
 * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
 *     Package Registries</a>
 */
public record OidcPolicy(Object json) {
  /**
   * Copies the policy.
   *
   * @throws IllegalArgumentException if it is no list, text or object
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OidcPolicy {
    Objects.requireNonNull(json, "json");
    if (!(json instanceof String) && !(json instanceof List) && !(json instanceof Map)) {
      throw new IllegalArgumentException("an OIDC policy is a list of statements or a text");
    }
    json = Objects.requireNonNull(ExtraFields.freeze(json));
  }

  /**
   * A policy of statements, sent as JSON.
   *
   * @param statements a token is accepted if one of them accepts it; at least one
   * @return the policy
   * @throws IllegalArgumentException if there is none
   */
  public static OidcPolicy of(OidcStatement... statements) {
    return of(List.of(statements));
  }

  /**
   * A policy of statements, sent as JSON.
   *
   * @param statements a token is accepted if one of them accepts it; at least one
   * @return the policy
   * @throws IllegalArgumentException if there is none
   */
  public static OidcPolicy of(List<OidcStatement> statements) {
    if (Objects.requireNonNull(statements, "statements").isEmpty()) {
      throw new IllegalArgumentException("an OIDC policy needs at least one statement");
    }
    return new OidcPolicy(statements.stream().map(OidcStatement::json).toList());
  }

  /**
   * A policy as text, sent as it is.
   *
   * @param text YAML, not blank; Buildkite checks it
   * @return the policy
   * @throws IllegalArgumentException if it is blank
   */
  public static OidcPolicy yaml(String text) {
    return new OidcPolicy(Require.text("text", text));
  }

  /** {@return the text, if the policy is one} */
  public Optional<String> yaml() {
    return json instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * {@return the statements, if the policy is a list of them; empty if it is a text or an object}
   */
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
