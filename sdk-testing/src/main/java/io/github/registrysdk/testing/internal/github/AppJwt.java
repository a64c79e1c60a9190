package io.github.registrysdk.testing.internal.github;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.Json;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Web Token that an App authenticates with: RFC 7519, compact, as strictly as GitHub reads
 * it.
 */
final class AppJwt {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final String signed;
  private final byte[] signature;
  private final JsonNode header;
  private final JsonNode claims;

  private AppJwt(String signed, byte[] signature, JsonNode header, JsonNode claims) {
    this.signed = signed;
    this.signature = signature;
    this.header = header;
    this.claims = claims;
  }

  /** Reads the three parts; nothing is believed yet. */
  static AppJwt parse(@Nullable String token) {
    String[] parts = token == null ? new String[0] : token.split("\\.", -1);
    if (parts.length == 3) {
      byte[] signature = decode(parts[2]);
      JsonNode header = Json.read(decode(parts[0]));
      JsonNode claims = Json.read(decode(parts[1]));
      if (header instanceof ObjectNode && claims instanceof ObjectNode) {
        return new AppJwt(parts[0] + "." + parts[1], signature, header, claims);
      }
    }
    throw GitHubErrors.unauthorized("A JSON web token could not be decoded");
  }

  /** The app id or client id, a text or a number. */
  String issuer() {
    return claims.path("iss").asText();
  }

  /** Refuses a token that the key did not sign or whose times GitHub would not take. */
  void verify(PublicKey key, Instant now) {
    if (!header.path("alg").asText().equals("RS256") || !isSignedBy(key)) {
      throw GitHubErrors.unauthorized("A JSON web token could not be decoded");
    }
    if (time("iat").isAfter(now)) {
      throw GitHubErrors.unauthorized(
          "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was"
              + " issued");
    }
    Instant end = time("exp");
    if (!end.isAfter(now)) {
      throw GitHubErrors.unauthorized(
          "'Expiration time' claim ('exp') must be a numeric value representing the future time at"
              + " which the assertion expires");
    }
    if (end.isAfter(now.plus(LONGEST))) {
      throw GitHubErrors.unauthorized("'Expiration time' claim ('exp') is too far in the future");
    }
  }

  private Instant time(String claim) {
    JsonNode value = claims.path(claim);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw GitHubErrors.unauthorized("'" + claim + "' is missing or not an Integer");
    }
    return Instant.ofEpochSecond(value.longValue());
  }

  private boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signed.getBytes(UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  private static byte[] decode(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
