package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an {@link OidcPolicy}. It decides which tokens of an issuer are accepted and
 * which permissions they have. Instances are immutable.
 *
 * @param json the fields of the statement by their JSON names, including fields that this version
 *     of the SDK does not know
 * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
 *     Package Registries</a>
 */
public record OidcStatement(Map<String, @Nullable Object> json) {
  private static final String ISSUER = "iss";
  private static final String SCOPES = "scopes";
  private static final String CLAIMS = "claims";

  /**
   * Copies {@code json}.
   *
   * @throws NullPointerException if {@code json} is null
   */
  // Not a compact constructor: javac would lose the annotation within the parameter's type, and
  // Kotlin would refuse a map with null values.
  public OidcStatement(Map<String, @Nullable Object> json) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    Objects.requireNonNull(json, "json")
        .forEach((name, value) -> copy.put(name, JsonFields.freeze(value)));
    this.json = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns a statement that accepts all tokens of an issuer. Use {@link #where} to restrict it.
   * The field {@code claims} is always sent; without a rule, it is sent as {@code {}}.
   *
   * <p>Buildkite supports three issuers: {@code https://agent.buildkite.com}, {@code
   * https://token.actions.githubusercontent.com}, and {@code https://oidc.circleci.com/org/ORG},
   * where {@code ORG} is the organization at CircleCI.
   *
   * @param issuer the {@code iss} claim of the tokens
   * @return the statement
   * @throws IllegalArgumentException if the issuer is blank
   */
  public static OidcStatement issuedBy(String issuer) {
    return new OidcStatement(Map.of(ISSUER, Require.text("issuer", issuer))).with(CLAIMS, Map.of());
  }

  /**
   * Returns a copy of this statement that grants permissions. Sent as {@code scopes}.
   *
   * <p>Do not leave this out. According to Buildkite's page about OIDC, each statement must contain
   * {@code scopes}. Two other pages have examples without it, and the page about <a
   * href="https://buildkite.com/docs/package-registries/security/slsa-provenance">SLSA
   * provenance</a> says that its example permits publishing. So Buildkite can refuse the policy, or
   * grant more than you want, such as deleting packages.
   *
   * @param scopes the permissions, which replace those of this statement
   * @return a new statement
   */
  public OidcStatement granting(OidcScope... scopes) {
    return with(SCOPES, List.of(scopes).stream().map(OidcScope::value).toList());
  }

  /**
   * Returns a copy of this statement with a rule for a claim. A token must satisfy the rules of all
   * claims. A rule for the same claim is replaced. Sent in the field "claims".
   *
   * @param claim the name of the claim, such as {@code pipeline_slug}
   * @param rule the rule that the claim must satisfy
   * @return a new statement
   * @throws IllegalArgumentException if the name of the claim is blank
   */
  public OidcStatement where(String claim, ClaimRule rule) {
    Map<Object, Object> claims = new LinkedHashMap<>();
    if (json.get(CLAIMS) instanceof Map<?, ?> existing) {
      claims.putAll(existing);
    }
    claims.put(Require.text("claim", claim), Objects.requireNonNull(rule, "rule").json());
    return with(CLAIMS, claims);
  }

  /** {@return the issuer whose tokens are accepted; empty if the statement has none} */
  public Optional<String> issuer() {
    return json.get(ISSUER) instanceof String issuer ? Optional.of(issuer) : Optional.empty();
  }

  /** {@return the granted permissions; empty if the statement does not set them} */
  public List<OidcScope> scopes() {
    return json.get(SCOPES) instanceof List<?> list
        ? list.stream().map(scope -> new OidcScope(String.valueOf(scope))).toList()
        : List.of();
  }

  /** {@return the rules by the name of their claim, as an unmodifiable map} */
  public Map<String, ClaimRule> claims() {
    Map<String, ClaimRule> rules = new LinkedHashMap<>();
    if (json.get(CLAIMS) instanceof Map<?, ?> map) {
      map.forEach((name, rule) -> rules.put(String.valueOf(name), new ClaimRule(rule)));
    }
    return Collections.unmodifiableMap(rules);
  }

  private OidcStatement with(String name, Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(json);
    copy.put(name, value);
    return new OidcStatement(copy);
  }
}
