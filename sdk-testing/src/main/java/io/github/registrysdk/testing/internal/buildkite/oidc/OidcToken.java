package io.github.registrysdk.testing.internal.buildkite.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.Jwt;
import io.github.registrysdk.testing.internal.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token of an OIDC issuer, by the rules of {@code buildkite/docs}, {@code
 * package_registries/security/oidc.md}. A statement without scopes grants all of them: {@code
 * slsa_provenance.md} in the same folder says that such a policy permits publishing. The key of the
 * fake must have signed the token, which stands for the keys of all issuers. Of a policy in YAML
 * only the issuer is checked.
 */
public final class OidcToken {

  private static final long LONGEST_SECONDS = 300;

  private final @Nullable JsonNode claims;

  private OidcToken(@Nullable JsonNode claims) {
    this.claims = claims;
  }

  /** The key of all issuers of OIDC tokens, of all fakes, because making one takes long. */
  private static final class OidcKey {
    static final KeyPair PAIR = pair();

    private static KeyPair pair() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A token with these claims. */
  public static String sign(ObjectNode claims) {
    return Jwt.sign(claims, OidcKey.PAIR.getPrivate());
  }

  /** Any text; one that is not a token of an issuer opens nothing. */
  public static OidcToken of(String text) {
    Jwt token = Jwt.parse(text);
    return new OidcToken(
        token != null && token.isSignedBy(OidcKey.PAIR.getPublic()) ? token.claims() : null);
  }

  /** Whether a policy grants it the scopes. Only the first statement that matches counts. */
  public boolean opens(@Nullable String policy, String audience, List<String> scopes, Instant now) {
    if (claims == null || policy == null || !isFor(audience) || !isValid(now)) {
      return false;
    }
    JsonNode statements = Json.read(policy.getBytes(StandardCharsets.UTF_8));
    if (statements == null || !statements.isArray()) {
      return policy.contains(claims.path("iss").asText("no issuer"));
    }
    for (JsonNode statement : statements) {
      if (matches(statement)) {
        JsonNode granted = statement.path("scopes");
        return granted.isMissingNode() || scopes.stream().allMatch(scope -> has(granted, scope));
      }
    }
    return false;
  }

  private boolean isFor(String audience) {
    JsonNode sent = claims("aud");
    return sent.isArray() ? has(sent, audience) : audience.equals(sent.asText());
  }

  private boolean isValid(Instant now) {
    long expiry = claims("exp").asLong();
    long issued = claims("iat").asLong();
    return issued <= now.getEpochSecond()
        && claims("nbf").asLong() <= now.getEpochSecond()
        && expiry > now.getEpochSecond()
        && expiry - issued <= LONGEST_SECONDS;
  }

  private JsonNode claims(String name) {
    return Objects.requireNonNull(claims).path(name);
  }

  private boolean matches(JsonNode statement) {
    if (!statement.path("iss").equals(claims("iss"))) {
      return false;
    }
    for (Map.Entry<String, JsonNode> rule : statement.path("claims").properties()) {
      JsonNode claim = claims(rule.getKey());
      if (claim.isMissingNode() || !matches(rule.getValue(), claim)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(JsonNode rule, JsonNode claim) {
    if (!rule.isObject()) {
      return rule.equals(claim);
    }
    return rule.properties().stream()
        .allMatch(
            matcher -> {
              JsonNode expected = matcher.getValue();
              return switch (matcher.getKey()) {
                case "equals" -> expected.equals(claim);
                case "not_equals" -> !expected.equals(claim);
                case "in" -> contains(expected, claim);
                case "not_in" -> !contains(expected, claim);
                case "matches" -> !claim.isTextual() || isLike(expected, claim.asText());
                default -> false;
              };
            });
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode item : list) {
      if (item.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonNode list, String text) {
    for (JsonNode item : list) {
      if (item.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** A glob, or one of several. */
  private static boolean isLike(JsonNode globs, String text) {
    for (JsonNode glob : globs.isArray() ? globs : Json.array().add(globs)) {
      String expression =
          "\\Q" + glob.asText().replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
      if (Pattern.matches(expression, text)) {
        return true;
      }
    }
    return false;
  }
}
