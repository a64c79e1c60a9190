package io.github.registrysdk.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether {@code ensure} sends the secret of a registry that already exists. Providers do
 * not return secrets, so the SDK can't compare them. A registry that is created always gets its
 * secret. Instances are immutable.
 */
public final class SecretPolicy {
  private static final SecretPolicy ALWAYS = new SecretPolicy(true, null);
  private static final SecretPolicy ONLY_WHEN_CREATED = new SecretPolicy(false, null);

  /** As OWASP recommends for PBKDF2 with SHA-512. */
  private static final int ITERATIONS = 210_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String VERSION = "1.";
  private static final Pattern FINGERPRINT =
      Pattern.compile("1\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final boolean always;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient @Nullable String fingerprint;

  private SecretPolicy(boolean always, @Nullable String fingerprint) {
    this.always = always;
    this.fingerprint = fingerprint;
  }

  /** {@return a policy that sends the secret in each run, so that each run writes} */
  public static SecretPolicy always() {
    return ALWAYS;
  }

  /** {@return the default policy, which sends the secret only to a registry that is created} */
  public static SecretPolicy onlyWhenCreated() {
    return ONLY_WHEN_CREATED;
  }

  /**
   * Returns a policy that sends the secret if it differs from the secret that was sent before.
   *
   * @param fingerprint the {@link #fingerprint} of the secret that was sent before, which you have
   *     stored
   * @return the policy
   * @throws IllegalArgumentException if the text is not a fingerprint; the message does not contain
   *     it
   */
  public static SecretPolicy whenChangedSince(String fingerprint) {
    if (!FINGERPRINT.matcher(Objects.requireNonNull(fingerprint, "fingerprint")).matches()) {
      throw new IllegalArgumentException(
          "fingerprint must be a text that SecretPolicy.fingerprint has returned");
    }
    return new SecretPolicy(false, fingerprint);
  }

  /**
   * Returns a fingerprint of a secret: a salted hash (PBKDF2 with SHA-512). It shows whether a
   * secret is the same, but does not reveal the secret. Each call returns another text and takes
   * about a tenth of a second. A short password can be guessed with the fingerprint, so do not
   * publish it.
   *
   * @param secret the secret that is sent to a provider
   * @return the fingerprint, a text of ASCII characters, for {@link #whenChangedSince}
   */
  public static String fingerprint(Secret secret) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return fingerprint(secret, salt);
  }

  private static String fingerprint(Secret secret, byte[] salt) {
    char[] text = secret.reveal().toCharArray();
    PBEKeySpec spec = new PBEKeySpec(text, salt, ITERATIONS, HASH_BYTES * Byte.SIZE);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
      Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
      return VERSION + encoder.encodeToString(salt) + "." + encoder.encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 with SHA-512", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(text, '\0');
    }
  }

  /**
   * Returns whether the secret is sent to a registry that already exists.
   *
   * @param secret the secret of the request
   * @return whether to send it
   */
  public boolean sendsToExisting(Secret secret) {
    if (fingerprint == null) {
      return always;
    }
    byte[] salt = Base64.getUrlDecoder().decode(fingerprint.split("\\.", -1)[1]);
    return !MessageDigest.isEqual(
        fingerprint.getBytes(StandardCharsets.US_ASCII),
        fingerprint(secret, salt).getBytes(StandardCharsets.US_ASCII));
  }

  /** Does not contain the fingerprint. */
  @Override
  public String toString() {
    return fingerprint != null ? "whenChangedSince" : always ? "always" : "onlyWhenCreated";
  }
}
