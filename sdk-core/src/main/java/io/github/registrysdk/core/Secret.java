package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Environment;
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
 * A token, password or signing key. Only {@link #reveal()} returns its text. {@code toString()},
 * log messages and exceptions of this SDK, Java serialization and JSON mappers never contain the
 * text. The SDK only sends it in the requests that need it.
 *
 * <p>{@link #destroy()} overwrites the characters in this object. It can't overwrite copies: the
 * string from which the secret was created, the strings that {@code reveal} returned, buffers of
 * HTTP and TLS, and copies that the garbage collector made. A heap dump can contain them.
 */
public final class Secret implements Destroyable {
  private static final int LARGEST_FILE = 64 * 1024;

  /** Transient because reflective serializers (Java, Jackson, Gson) skip transient fields. */
  private final transient char[] value;

  private final AtomicBoolean destroyed = new AtomicBoolean();

  private final transient boolean verbatim;

  private Secret(char[] value, boolean verbatim) {
    if (value.length == 0) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    for (int i = 0; i < value.length; i += Character.charCount(Character.codePointAt(value, i))) {
      int c = Character.codePointAt(value, i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            "the secret has half of a surrogate pair at position " + i);
      }
    }
    this.value = value;
    this.verbatim = verbatim;
  }

  /**
   * Creates a secret from a string.
   *
   * @param value the text of the secret
   * @return the secret
   * @throws IllegalArgumentException if the text is empty, or contains an unpaired surrogate and
   *     therefore can't be encoded as UTF-8; the message does not contain the text
   */
  public static Secret of(String value) {
    return new Secret(Objects.requireNonNull(value, "value").toCharArray(), false);
  }

  /**
   * Creates a secret whose text is sent unchanged, even if it looks like a mistake. Other secrets
   * are refused in the fields of a request if they begin or end with white space, or begin with a
   * byte order mark or with {@code Bearer}. Usually, such a text was copied or read in the wrong
   * way.
   *
   * @param value the text of the secret
   * @return the secret
   * @throws IllegalArgumentException if the text is empty, or contains an unpaired surrogate and
   *     therefore can't be encoded as UTF-8; the message does not contain the text
   */
  public static Secret verbatim(String value) {
    return new Secret(Objects.requireNonNull(value, "value").toCharArray(), true);
  }

  /**
   * Creates a secret from an array. The array is copied, so that the caller can overwrite it.
   *
   * @param value the text of the secret
   * @return the secret
   * @throws IllegalArgumentException if the text is empty, or contains an unpaired surrogate and
   *     therefore can't be encoded as UTF-8; the message does not contain the text
   */
  public static Secret of(char[] value) {
    return new Secret(Objects.requireNonNull(value, "value").clone(), false);
  }

  /**
   * Reads a secret from an environment variable. White space at the start and at the end is
   * removed.
   *
   * @param name the name of the variable
   * @return the secret
   * @throws IllegalStateException if the variable is not set or is blank; the message contains the
   *     name of the variable
   */
  public static Secret fromEnv(String name) {
    return new Environment(System.getenv()).token(Objects.requireNonNull(name, "name"));
  }

  /**
   * Reads a secret from a UTF-8 file, for example a mounted Kubernetes secret. Line breaks at the
   * end are removed.
   *
   * @param file a regular file of at most 64 KiB
   * @return the secret
   * @throws IllegalStateException if the file can't be read, is too large, is empty, is not UTF-8
   *     or begins with a byte order mark; the message contains the path
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
      if (text.startsWith("\ufeff")) {
        throw new IllegalStateException(
            "the secret file " + file + " begins with a byte order mark; save it without");
      }
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
   * Returns the text of the secret.
   *
   * @return the text, as a new string in each call
   * @throws IllegalStateException if the secret was destroyed
   */
  public String reveal() {
    synchronized (destroyed) {
      if (destroyed.get()) {
        throw new IllegalStateException("this secret has been destroyed");
      }
      return new String(value);
    }
  }

  /** {@return whether the secret was created with {@link #verbatim}} */
  public boolean isVerbatim() {
    return verbatim;
  }

  /** Overwrites the characters in this object. After that, {@link #reveal()} fails. */
  @Override
  public void destroy() {
    synchronized (destroyed) {
      destroyed.set(true);
      Arrays.fill(value, '\0');
    }
  }

  @Override
  public boolean isDestroyed() {
    return destroyed.get();
  }

  /** Compares the texts in constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that
        && destroyed.get() == that.destroyed.get()
        && MessageDigest.isEqual(utf8(value), utf8(that.value));
  }

  /** Returns the same value for all secrets, because a hash can identify a secret. */
  @Override
  public int hashCode() {
    return 31;
  }

  @Override
  public String toString() {
    return "[secret]";
  }

  /** Decodes strictly: a password with replacement characters would fail later, at the provider. */
  private static String utf8(byte[] bytes, Path file) {
    if (isUtf16(bytes)) {
      throw new IllegalStateException(
          "the secret file " + file + " is in UTF-16; save it as UTF-8");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("the secret file " + file + " is not UTF-8", e);
    }
  }

  /** By its byte order mark, or by the zero byte of its first character in ASCII. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return (first == 0xff && second == 0xfe)
        || (first == 0xfe && second == 0xff)
        || first == 0
        || second == 0;
  }

  private static byte[] utf8(char[] chars) {
    return new String(chars).getBytes(StandardCharsets.UTF_8);
  }
}
