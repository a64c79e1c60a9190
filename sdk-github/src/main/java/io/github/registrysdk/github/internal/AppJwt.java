package io.github.registrysdk.github.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Issues the short-lived JSON Web Tokens with which a GitHub App authenticates as itself. Safe for
 * use by several threads at once.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">Generating
 *     a JSON Web Token for a GitHub App</a>
 */
public final class AppJwt {

  /** Subtracted from "issued at", because GitHub refuses a time in the future. */
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(60);

  /** GitHub refuses an expiry more than 10 minutes away by its own clock. */
  private static final Duration LIFETIME = Duration.ofMinutes(9);

  private static final Pattern ISSUER = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String HEADER =
      base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  private final String issuer;
  private final PrivateKey key;
  private final InstantSource clock;

  /**
   * Prepares tokens for one App; nothing is signed yet.
   *
   * @param issuer the App's client id or numeric app id: letters, digits, dot, underscore, hyphen
   * @param key the App's RSA private key
   * @param clock the clock for the times in the tokens
   * @throws IllegalArgumentException if the issuer has any other character or is empty, or the key
   *     is not an RSA key
   */
  public AppJwt(String issuer, PrivateKey key, InstantSource clock) {
    if (!ISSUER.matcher(issuer).matches()) {
      // Not quoted, because it can be a secret that was passed by mistake.
      throw new IllegalArgumentException(
          "the app id or client id may have letters, digits, '.', '_' and '-' only");
    }
    if (!key.getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException("the App's private key is not an RSA key");
    }
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
  }

  /**
   * Signs a new token that was issued a minute ago and expires in nine minutes.
   *
   * @return the token in its compact form, a credential
   * @throws IllegalStateException if the key can't sign, as one kept in hardware may at times
   */
  public String issue() {
    Instant now = clock.instant();
    String claims =
        "{\"iat\":"
            + now.minus(CLOCK_DRIFT).getEpochSecond()
            + ",\"exp\":"
            + now.plus(LIFETIME).getEpochSecond()
            + ",\"iss\":\""
            + issuer
            + "\"}";
    String content = HEADER + '.' + base64(claims.getBytes(UTF_8));
    return content + '.' + base64(sign(content.getBytes(UTF_8)));
  }

  private byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the App's private key can't sign", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
