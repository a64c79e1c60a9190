package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.registrysdk.testing.internal.Jwt;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON Web Token that an App authenticates with, as strictly as GitHub reads it. */
final class AppJwt {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Jwt token;

  private AppJwt(Jwt token) {
    this.token = token;
  }

  /** Reads the three parts; nothing is believed yet. */
  static AppJwt parse(@Nullable String token) {
    Jwt parsed = Jwt.parse(token);
    if (parsed == null) {
      throw GitHubErrors.unauthorized("A JSON web token could not be decoded");
    }
    return new AppJwt(parsed);
  }

  /** The app id or client id, a text or a number. */
  String issuer() {
    return token.claims().path("iss").asText();
  }

  /** Refuses a token that the key did not sign or whose times GitHub would not take. */
  void verify(PublicKey key, Instant now) {
    if (!token.isSignedBy(key)) {
      throw GitHubErrors.unauthorized("A JSON web token could not be decoded");
    }
    if (time("iat").isAfter(now)) {
      throw GitHubErrors.unauthorized(
          "'Issued at' claim ('iat') must be an Integer representing the time that the assertion"
              + " was issued");
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
    JsonNode value = token.claims().path(claim);
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw GitHubErrors.unauthorized("'" + claim + "' is missing or not an Integer");
    }
    return Instant.ofEpochSecond(value.longValue());
  }
}
