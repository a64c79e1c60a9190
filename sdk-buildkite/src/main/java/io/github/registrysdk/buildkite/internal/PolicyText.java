package io.github.registrysdk.buildkite.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares OIDC policies. Buildkite's own clients read a policy as a text, also if it was sent as a
 * list of statements. A text in JSON can be compared with a list, a text in YAML only with a text.
 */
public final class PolicyText {
  /** A text in YAML may begin like JSON, such as {@code "iss": x}. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private PolicyText() {}

  /**
   * Compares two policies, each a list, a map, a text or null.
   *
   * @param one a policy
   * @param other another policy
   * @return whether they are known to be the same
   */
  public static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    if (one instanceof String text && other instanceof String otherText) {
      if (text.strip().equals(otherText.strip())) {
        return true;
      }
    }
    JsonNode tree = tree(one);
    return tree != null && Objects.equals(tree, tree(other));
  }

  /** Null for a text that is not JSON. */
  private static @Nullable JsonNode tree(Object policy) {
    try {
      return JSON.readTree(policy instanceof String text ? text : JSON.writeValueAsString(policy));
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
