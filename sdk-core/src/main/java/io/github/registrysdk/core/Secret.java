package io.github.registrysdk.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * A token, password or signing key. Only {@link #reveal()} shows it: not {@code toString}, not a
 * log line or exception of this library, not Java serialization, and not a JSON mapper outside the
 * request body that is meant to carry it.
 *
 * <p>{@link #destroy()} overwrites the characters held here. A JVM can promise no more than that:
 * the string a secret was made from, the string {@code reveal} returns, buffers of the HTTP and TLS
 * layers and copies made by a moving garbage collector stay in the heap until they are reused, and
 * a heap dump shows them.
 */
public final class Secret implements Destroyable {
  private static final int LARGEST_FILE = 64 * 1024;

  /** Transient because reflective serializers (Java, Jackson, Gson) skip transient fields. */
  private final transient char[] value;

  private final AtomicBoolean destroyed = new AtomicBoolean();

  private Secret(char[] value) {
    if (value.length == 0) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    this.value = value;
  }

  /**
   * A secret that the program holds already.
   *
   * @param value the secret itself, not empty
   * @return the secret
   * @throws IllegalArgumentException if it is empty
   */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value").toCharArray());
  }

  /**
   * A secret that the program holds already, in an array it can wipe.
   *
   * @param value the secret itself, not empty; copied, so that the caller can wipe its own array
   * @return the secret
   * @throws IllegalArgumentException if it is empty
   */
  public static Secret of(char[] value) {
    return new Secret(Objects.requireNonNull(value, "value").clone());
  }

  /**
   * Reads an environment variable, without the white space around its value.
   *
   * @param name the variable's name
   * @return the secret
   * @throws IllegalStateException if it is not set or blank; the message names the variable
   */
  public static Secret fromEnv(String name) {
    String value = System.getenv(Objects.requireNonNull(name, "name"));
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return of(value.strip());
  }

  /**
   * Reads a UTF-8 file of at most 64 KiB, such as a mounted Kubernetes secret, without the line
   * breaks at its end.
   *
   * @param file a regular file
   * @return the secret
   * @throws IllegalStateException if it can't be read, is larger or is empty; the message names the
   *     path
   */
  public static Secret fromFile(Path file) {
    Objects.requireNonNull(file, "file");
    byte[] bytes = new byte[0];
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new IllegalStateException("the secret file " + file + " is larger than 64 KiB");
      }
      String text = utf8(bytes, file).replaceFirst("[\r\n]+$", "");
      if (text.isBlank()) {
        throw new IllegalStateException("the secret file " + file + " is empty");
      }
      return of(text);
    } catch (IOException e) {
      throw new IllegalStateException("the secret file " + file + " can't be read", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * The secret in clear, for the one place that has to have it.
   *
   * @return the secret in clear, a new string each time
   * @throws IllegalStateException after {@link #destroy()}
   */
  public String reveal() {
    if (destroyed.get()) {
      throw new IllegalStateException("this secret has been destroyed");
    }
    return new String(value);
  }

  /** Overwrites the characters held here; {@link #reveal()} fails from now on. */
  @Override
  public void destroy() {
    destroyed.set(true);
    Arrays.fill(value, '\0');
  }

  @Override
  public boolean isDestroyed() {
    return destroyed.get();
  }

  /** Compares the characters, in a time that does not depend on where they differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && destroyed.get() == that.destroyed.get()
        && MessageDigest.isEqual(utf8(value), utf8(that.value));
  }

  /** The same for all secrets: a hash is a fingerprint, and fingerprints end up in dumps. */
  @Override
  public int hashCode() {
    return 31;
  }

  @Override
  public String toString() {
    return "[secret]";
  }

  /** Strictly: a password with replacement characters in it would be refused far from here. */
  private static String utf8(byte[] bytes, Path file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the secret file " + file + " is not UTF-8", e);
    }
  }

  private static byte[] utf8(char[] chars) {
    return new String(chars).getBytes(StandardCharsets.UTF_8);
  }
}
