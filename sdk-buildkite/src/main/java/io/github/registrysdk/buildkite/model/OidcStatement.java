package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.toolkit.ExtraFields;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an {@link OidcPolicy}: which tokens of an issuer are accepted, and for what.
 *
 * @param json the statement as it stands in a policy, with fields that this version does not know
 */
public record OidcStatement(Map<String, @Nullable Object> json) {
  private static final String ISSUER = "iss";
  private static final String SCOPES = "scopes";
  private static final String CLAIMS = "claims";

  /**
   * Copies the statement, which may be of any form.
   *
   * @throws NullPointerException if it is null
   */
  public OidcStatement {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    Objects.requireNonNull(json, "json")
        .forEach((name, value) -> copy.put(name, ExtraFields.freeze(value)));
    json = Collections.unmodifiableMap(copy);
  }

  /**
   * A statement that accepts the tokens of an issuer; without claims it accepts all of them.
   *
   * @param issuer the {@code iss} of the tokens, such as {@code https://agent.buildkite.com}
   * @return the statement
   * @throws IllegalArgumentException if it is blank
   */
  public static OidcStatement issuedBy(String issuer) {
    return new OidcStatement(Map.of(ISSUER, Require.text("issuer", issuer)));
  }

  /**
   * The same statement, granting this.
   *
   * @param scopes replace those granted before
   * @return another statement
   */
  public OidcStatement granting(OidcScope... scopes) {
    return with(SCOPES, List.of(scopes).stream().map(OidcScope::value).toList());
  }

  /**
   * The same statement with one more rule, or another for the claim; all of them must hold.
   *
   * @param claim the claim's name, such as {@code pipeline_slug}
   * @param rule what it must be
   * @return another statement
   * @throws IllegalArgumentException if the claim is blank
   */
  public OidcStatement where(String claim, ClaimRule rule) {
    Map<Object, Object> claims = new LinkedHashMap<>();
    if (json.get(CLAIMS) instanceof Map<?, ?> existing) {
      claims.putAll(existing);
    }
    claims.put(Require.text("claim", claim), Objects.requireNonNull(rule, "rule").json());
    return with(CLAIMS, claims);
  }

  /** {@return whose tokens are accepted; empty if the statement does not say} */
  public Optional<String> issuer() {
    return json.get(ISSUER) instanceof String issuer ? Optional.of(issuer) : Optional.empty();
  }

  /** {@return what is granted; empty if the statement leaves that to Buildkite's default} */
  public List<OidcScope> scopes() {
    return json.get(SCOPES) instanceof List<?> list
        ? list.stream().map(scope -> new OidcScope(String.valueOf(scope))).toList()
        : List.of();
  }

  /** {@return the rules by claim; not modifiable} */
  public Map<String, ClaimRule> claims() {
    Map<String, ClaimRule> rules = new LinkedHashMap<>();
    if (json.get(CLAIMS) instanceof Map<?, ?> map) {
      map.forEach(
          (name, rule) -> {
            if (rule != null) {
              rules.put(String.valueOf(name), new ClaimRule(rule));
            }
          });
    }
    return Collections.unmodifiableMap(rules);
  }

  private OidcStatement with(String name, Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(json);
    copy.put(name, value);
    return new OidcStatement(copy);
  }
}
