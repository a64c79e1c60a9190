package io.github.registrysdk.core.toolkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.Secret;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Issues short-lived JSON Web Tokens, signed with an RSA key (RS256), for providers that accept
 * them as credentials. Thread-safe.
 */
public final class SignedJwt {
  private static final Pattern ISSUER = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String HEADER =
      base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  private final String issuer;
  private final PrivateKey key;
  private final Duration backdating;
  private final Duration lifetime;
  private final InstantSource clock;

  /**
   * Creates an issuer of tokens. This constructor signs nothing.
   *
   * @param issuer the claim {@code iss}: letters, digits, dots, underscores and hyphens
   * @param key an RSA key
   * @param backdating subtracted from the time in {@code iat}, because providers refuse a time in
   *     the future
   * @param lifetime the time from now until {@code exp}
   * @param clock the clock for the times in the tokens
   * @throws IllegalArgumentException if the issuer contains other characters or is empty, or if the
   *     key is not an RSA key
   */
  public SignedJwt(
      String issuer, PrivateKey key, Duration backdating, Duration lifetime, InstantSource clock) {
    if (!ISSUER.matcher(issuer).matches()) {
      // Not quoted, because it can be a secret that was passed by mistake.
      throw new IllegalArgumentException("id may contain letters, digits, '.', '_' and '-' only");
    }
    if (!key.getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException("the private key is not an RSA key");
    }
    this.issuer = issuer;
    this.key = key;
    this.backdating = backdating;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * Signs a new token.
   *
   * @return the token, which is a credential
   * @throws IllegalStateException if the key can't sign, for example because it is kept in hardware
   */
  public AccessToken issue() {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    String claims =
        "{\"iat\":"
            + now.minus(backdating).getEpochSecond()
            + ",\"exp\":"
            + expiresAt.getEpochSecond()
            + ",\"iss\":\""
            + issuer
            + "\"}";
    String content = HEADER + '.' + base64(claims.getBytes(UTF_8));
    return new AccessToken(
        Secret.of(content + '.' + base64(sign(content.getBytes(UTF_8)))), expiresAt);
  }

  private byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the private key can't sign", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
