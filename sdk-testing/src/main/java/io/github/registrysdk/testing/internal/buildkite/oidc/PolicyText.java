package io.github.registrysdk.testing.internal.buildkite.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks an OIDC policy by the rules of {@code pages/package_registries/security/oidc.md} of {@code
 * buildkite/docs}: a list of statements, each with {@code iss}, {@code scopes} and {@code claims}.
 * A statement without {@code scopes} is accepted, because the example of the page about the API has
 * none. A statement in YAML is only searched for these fields, and for the syntax that Buildkite
 * does not accept.
 */
public final class PolicyText {

  private static final Set<String> SCOPES =
      Set.of("read_packages", "write_packages", "delete_packages");
  private static final Set<String> SCALAR_MATCHERS = Set.of("equals", "not_equals");
  private static final Set<String> LIST_MATCHERS = Set.of("in", "not_in");
  private static final Pattern STATEMENT = Pattern.compile("(?m)^- ");
  private static final Pattern ANCHOR_ALIAS_OR_TAG = Pattern.compile("(?m)(^|[:\\-] +)[&*!]\\w");

  private PolicyText() {}

  /** Whether a request sent a policy, as JSON or as a text of JSON or YAML. */
  public static boolean isPolicy(JsonNode sent) {
    if (!sent.isTextual()) {
      return isJsonPolicy(sent);
    }
    String text = sent.textValue();
    JsonNode json = Json.read(text.getBytes(StandardCharsets.UTF_8));
    return json == null ? isYamlPolicy(text) : isJsonPolicy(json);
  }

  private static boolean isJsonPolicy(JsonNode policy) {
    return policy.isArray() && !policy.isEmpty() && all(policy, PolicyText::isStatement);
  }

  private static boolean isStatement(JsonNode statement) {
    JsonNode scopes = statement.path("scopes");
    return statement.path("iss").isTextual()
        && (scopes.isMissingNode()
            || (scopes.isArray() && all(scopes, scope -> SCOPES.contains(scope.asText()))))
        && statement.path("claims").isObject()
        && all(statement.get("claims"), PolicyText::isRule);
  }

  private static boolean isRule(JsonNode rule) {
    return rule.isValueNode()
        || (rule.isObject()
            && rule.properties().stream()
                .allMatch(matcher -> isMatcher(matcher.getKey(), matcher.getValue())));
  }

  private static boolean isMatcher(String name, JsonNode argument) {
    if (name.equals("matches")) {
      return argument.isTextual() || (argument.isArray() && all(argument, JsonNode::isTextual));
    }
    return SCALAR_MATCHERS.contains(name)
        ? argument.isValueNode()
        : LIST_MATCHERS.contains(name)
            && argument.isArray()
            && all(argument, JsonNode::isValueNode);
  }

  private static boolean all(JsonNode nodes, Predicate<JsonNode> condition) {
    for (JsonNode node : nodes) {
      if (!condition.test(node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isYamlPolicy(String text) {
    String plain = text.replaceAll("(?m)(^|\\s)#.*$", "");
    List<String> statements = List.of(STATEMENT.split(plain, -1));
    return statements.size() > 1
        && statements.get(0).replace("---", "").isBlank()
        && !ANCHOR_ALIAS_OR_TAG.matcher(plain).find()
        && statements.stream()
            .skip(1)
            .allMatch(statement -> hasField(statement, "iss") && hasField(statement, "claims"));
  }

  private static boolean hasField(String statement, String name) {
    return Pattern.compile("(?m)^ *" + name + ":").matcher(statement).find();
  }
}
