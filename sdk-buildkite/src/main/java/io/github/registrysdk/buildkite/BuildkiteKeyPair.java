package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.toolkit.RsaPrivateKeyPem;
import io.github.registrysdk.core.toolkit.SignedJwt;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An API access token with an RSA key pair. Buildkite only has the public key, so it has no secret
 * that it could leak. Each attempt authenticates with a new JWT, because Buildkite only accepts a
 * JWT that was issued at most 10 seconds ago. The JWT is signed with the private key (RS256) and
 * expires after one minute. Creating a JWT sends no request.
 *
 * <p>Public keys of API access tokens are a preview feature, which can change. Buildkite must
 * enable this feature for an organization.
 *
 * <pre>{@code
 * BuildkiteClient.builder()
 *     .tokenSource(BuildkiteKeyPair.of(uuid, Secret.fromFile(Path.of("private_key.pem"))))
 *     .build();
 * }</pre>
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api#authentication-public-key">Buildkite:
 *     public key authentication</a>
 */
public final class BuildkiteKeyPair implements TokenSource {
  /** Buildkite asks for a time within 10 seconds of its own. */
  private static final Duration BACKDATING = Duration.ofSeconds(5);

  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final int MOST_BITS = 4096;
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final String tokenId;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient SignedJwt jwt;

  private BuildkiteKeyPair(String tokenId, SignedJwt jwt) {
    this.tokenId = tokenId;
    this.jwt = jwt;
  }

  /**
   * Returns a token source for an API access token with a public key. No request is sent.
   *
   * @param tokenId the UUID of the API access token
   * @param privateKey the private key in PEM format, as PKCS#1 or PKCS#8; an unencrypted RSA key of
   *     2048 to 4096 bits. Line ends may be written as {@code \n}, and the text may be encoded as
   *     base64.
   * @return the token source
   * @throws IllegalArgumentException if the id is not a UUID or the key can't be used; the message
   *     contains neither
   */
  public static BuildkiteKeyPair of(String tokenId, Secret privateKey) {
    return of(tokenId, privateKey, InstantSource.system());
  }

  /**
   * Returns a token source for an API access token with a public key, as {@link #of(String,
   * Secret)} does.
   *
   * @param tokenId the UUID of the API access token
   * @param privateKey the private key in PEM format
   * @param clock the clock for the times in the JWTs; it must not be wrong by more than 5 seconds
   * @return the token source
   * @throws IllegalArgumentException if the id is not a UUID or the key can't be used; the message
   *     contains neither
   */
  public static BuildkiteKeyPair of(String tokenId, Secret privateKey, InstantSource clock) {
    if (!UUID.matcher(tokenId).matches()) {
      // Not quoted, because it can be a token that was passed by mistake.
      throw new IllegalArgumentException("tokenId must be the UUID of an API access token");
    }
    RSAPrivateKey key =
        RsaPrivateKeyPem.parse(Objects.requireNonNull(privateKey, "privateKey").reveal());
    if (key.getModulus().bitLength() > MOST_BITS) {
      throw new IllegalArgumentException(
          "the private key has more than " + MOST_BITS + " bits, which Buildkite refuses");
    }
    return new BuildkiteKeyPair(tokenId, new SignedJwt(tokenId, key, BACKDATING, LIFETIME, clock));
  }

  /** {@return a new JWT} */
  @Override
  public Secret token() {
    return jwt.issue().secret();
  }

  @Override
  public String toString() {
    return "BuildkiteKeyPair[" + tokenId + "]";
  }
}
