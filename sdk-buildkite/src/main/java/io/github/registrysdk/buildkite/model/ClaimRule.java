package io.github.registrysdk.buildkite.model;

import io.github.registrysdk.core.JsonFields;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule for one claim of an OIDC token. A rule consists of one or more matchers, and the claim
 * must satisfy all of them. A token without the claim does not satisfy any rule for it. Instances
 * are immutable.
 *
 * <p>A <i>scalar</i> is a string, a number, a boolean or null.
 *
 * @param json the JSON value of the rule: either a scalar that the claim must equal, or an object
 *     whose fields are matchers
 * @see <a href="https://buildkite.com/docs/package-registries/security/oidc">Buildkite: OIDC in
 *     Package Registries</a>
 */
public record ClaimRule(@Nullable Object json) {
  private static final String EQUALS = "equals";
  private static final String NOT_EQUALS = "not_equals";
  private static final String IN = "in";
  private static final String NOT_IN = "not_in";
  private static final String MATCHES = "matches";

  /** Copies {@code json}. */
  public ClaimRule {
    json = JsonFields.freeze(json);
  }

  /**
   * Returns a rule that accepts exactly one value.
   *
   * @param value a scalar
   * @return the rule
   * @throws IllegalArgumentException if the value has another type
   */
  public static ClaimRule equalTo(@Nullable Object value) {
    return new ClaimRule(scalar(value));
  }

  /**
   * Returns a rule that accepts every value except one. Sent as {@code not_equals}.
   *
   * @param value a scalar
   * @return the rule
   * @throws IllegalArgumentException if the value has another type
   */
  public static ClaimRule notEqualTo(@Nullable Object value) {
    return matcher(NOT_EQUALS, scalar(value));
  }

  /**
   * Returns a rule that accepts a list of values. Sent as {@code in}.
   *
   * @param values at least one scalar
   * @return the rule
   * @throws IllegalArgumentException if there is no value, or if a value has another type
   */
  public static ClaimRule in(@Nullable Object... values) {
    return matcher(IN, scalars(values));
  }

  /**
   * Returns a rule that accepts every value that is not in a list. Sent as {@code not_in}.
   *
   * @param values at least one scalar
   * @return the rule
   * @throws IllegalArgumentException if there is no value, or if a value has another type
   */
  public static ClaimRule notIn(@Nullable Object... values) {
    return matcher(NOT_IN, scalars(values));
  }

  /**
   * Returns a rule that accepts strings that match a glob pattern. Sent as {@code matches}.
   *
   * <p><b>Buildkite ignores this matcher if the claim is not a string.</b> A rule that has no other
   * matcher then accepts any number, boolean or null.
   *
   * @param globs at least one glob pattern, such as {@code release-*}; the claim must match one of
   *     them
   * @return the rule
   * @throws IllegalArgumentException if there is no pattern
   */
  public static ClaimRule matches(String... globs) {
    return matcher(MATCHES, scalars(List.of(globs).toArray()));
  }

  /**
   * Combines this rule with another one. The result accepts a value only if both rules accept it.
   *
   * @param other a rule with other matchers
   * @return a new rule with the matchers of both rules
   * @throws IllegalArgumentException if both rules have the same matcher, such as {@code in}
   */
  public ClaimRule and(ClaimRule other) {
    Map<String, @Nullable Object> matchers = new LinkedHashMap<>(matchers());
    other
        .matchers()
        .forEach(
            (name, value) -> {
              if (matchers.containsKey(name)) {
                throw new IllegalArgumentException("both rules have the matcher " + name);
              }
              matchers.put(name, value);
            });
    return new ClaimRule(matchers);
  }

  /**
   * {@return the value that the claim must equal; empty if the rule has no such matcher, or if the
   * value is null; {@link #matchers()} shows which of the two it is}
   */
  public Optional<Object> equalToValue() {
    return Optional.ofNullable(matchers().get(EQUALS));
  }

  /**
   * {@return the value that the claim must not equal; empty if the rule has no such matcher, or if
   * the value is null; {@link #matchers()} shows which of the two it is}
   */
  public Optional<Object> notEqualToValue() {
    return Optional.ofNullable(matchers().get(NOT_EQUALS));
  }

  /**
   * {@return the accepted values, one of which the claim must have; empty if there is no such
   * matcher}
   */
  public List<@Nullable Object> inValues() {
    return listOf(IN);
  }

  /** {@return the values that the claim must not have; empty if there is no such matcher} */
  public List<@Nullable Object> notInValues() {
    return listOf(NOT_IN);
  }

  /**
   * {@return the glob patterns, one of which the claim must match; empty if there is no such
   * matcher}
   */
  public List<@Nullable Object> globs() {
    return listOf(MATCHES);
  }

  /**
   * {@return all matchers by name, as an unmodifiable map, including matchers that this version of
   * the SDK does not know}
   */
  public Map<String, @Nullable Object> matchers() {
    if (!(json instanceof Map<?, ?> map)) {
      return Collections.singletonMap(EQUALS, json);
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

  private static ClaimRule matcher(String name, @Nullable Object value) {
    return new ClaimRule(Collections.singletonMap(name, value));
  }

  private static List<@Nullable Object> scalars(@Nullable Object... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a claim rule needs at least one value");
    }
    for (Object value : values) {
      scalar(value);
    }
    return Arrays.asList(values);
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "a claim can only be compared with strings, numbers, booleans and null");
  }
}
