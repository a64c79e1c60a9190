package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.toolkit.ExtraFields;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a claim of an OIDC token must be. Several matchers of one rule must all hold.
 *
 * @param json the rule as it stands in a policy: a scalar, which the claim must equal, or an object
 *     of matchers
 * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
 *     Package Registries</a>
 */
public record ClaimRule(Object json) {
  private static final String EQUALS = "equals";
  private static final String NOT_EQUALS = "not_equals";
  private static final String IN = "in";
  private static final String NOT_IN = "not_in";
  private static final String MATCHES = "matches";

  /**
   * Copies the rule, which may be of any form.
   *
   * @throws NullPointerException if it is null
   */
  public ClaimRule {
    json = Objects.requireNonNull(ExtraFields.freeze(json), "json");
  }

  /**
   * The claim must be exactly this.
   *
   * @param value a string, number or boolean
   * @return the rule
   * @throws IllegalArgumentException if it is of another type
   */
  public static ClaimRule equalTo(Object value) {
    return new ClaimRule(scalar(value));
  }

  /**
   * The claim must be anything but this: {@code not_equals}.
   *
   * @param value a string, number or boolean
   * @return the rule
   * @throws IllegalArgumentException if it is of another type
   */
  public static ClaimRule notEqualTo(Object value) {
    return matcher(NOT_EQUALS, scalar(value));
  }

  /**
   * The claim must be one of these: {@code in}.
   *
   * @param values strings, numbers or booleans; at least one
   * @return the rule
   * @throws IllegalArgumentException if there is none, or one is of another type
   */
  public static ClaimRule in(Object... values) {
    return matcher(IN, scalars(values));
  }

  /**
   * The claim must be none of these: {@code not_in}.
   *
   * @param values strings, numbers or booleans; at least one
   * @return the rule
   * @throws IllegalArgumentException if there is none, or one is of another type
   */
  public static ClaimRule notIn(Object... values) {
    return matcher(NOT_IN, scalars(values));
  }

  /**
   * The claim must match one of these globs, such as {@code release-*}: {@code matches}.
   *
   * @param globs at least one
   * @return the rule
   * @throws IllegalArgumentException if there is none
   */
  public static ClaimRule matches(String... globs) {
    return matcher(MATCHES, scalars((Object[]) globs));
  }

  /**
   * Both rules in one.
   *
   * @param other a rule with other matchers
   * @return a rule that holds where both do
   * @throws IllegalArgumentException if both have the same matcher
   */
  public ClaimRule and(ClaimRule other) {
    Map<String, @Nullable Object> matchers = new LinkedHashMap<>(matchers());
    other
        .matchers()
        .forEach(
            (name, value) -> {
              if (matchers.put(name, value) != null) {
                throw new IllegalArgumentException("both rules have the matcher " + name);
              }
            });
    return new ClaimRule(matchers);
  }

  /** {@return what the claim must equal; empty if the rule does not say} */
  public Optional<Object> equalToValue() {
    return Optional.ofNullable(matchers().get(EQUALS));
  }

  /** {@return what the claim must not equal; empty if the rule does not say} */
  public Optional<Object> notEqualToValue() {
    return Optional.ofNullable(matchers().get(NOT_EQUALS));
  }

  /** {@return what the claim must be one of; empty if the rule does not say} */
  public List<@Nullable Object> inValues() {
    return listOf(IN);
  }

  /** {@return what the claim must be none of; empty if the rule does not say} */
  public List<@Nullable Object> notInValues() {
    return listOf(NOT_IN);
  }

  /** {@return the globs of which the claim must match one; empty if the rule does not say} */
  public List<@Nullable Object> globs() {
    return listOf(MATCHES);
  }

  /** {@return all matchers by name, also those that this version does not know; not modifiable} */
  public Map<String, @Nullable Object> matchers() {
    if (!(json instanceof Map<?, ?> map)) {
      return Map.of(EQUALS, json);
    }
    Map<String, @Nullable Object> matchers = new LinkedHashMap<>();
    map.forEach((name, value) -> matchers.put(String.valueOf(name), value));
    return Collections.unmodifiableMap(matchers);
  }

  private List<@Nullable Object> listOf(String name) {
    Object value = matchers().get(name);
    if (value instanceof List<?> list) {
      return Collections.unmodifiableList(list);
    }
    return value == null ? List.of() : List.of(value);
  }

  private static ClaimRule matcher(String name, Object value) {
    return new ClaimRule(Map.of(name, value));
  }

  private static List<Object> scalars(Object... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a claim rule needs at least one value");
    }
    return Arrays.stream(values).map(ClaimRule::scalar).toList();
  }

  private static Object scalar(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException("a claim is compared with strings, numbers and booleans");
  }
}
