package io.github.registrysdk.testing.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a file.
 *
 * @param name its name as the client gave it
 * @param size its length in bytes
 * @param digests algorithm ({@code md5}, {@code sha1}, {@code sha256}, {@code sha512}) to hex
 *     digits
 * @param content its bytes; null if there are more than 1 MiB, which are not kept
 */
public record UploadedFile(
    String name, long size, Map<String, String> digests, @Nullable ByteString content) {

  private static final int KEPT_BYTES = 1 << 20;

  private static final Map<String, String> ALGORITHMS = algorithms();

  private static Map<String, String> algorithms() {
    var all = new LinkedHashMap<String, String>();
    all.put("md5", "MD5");
    all.put("sha1", "SHA-1");
    all.put("sha256", "SHA-256");
    all.put("sha512", "SHA-512");
    return all;
  }

  /** Copies the digests. */
  public UploadedFile {
    digests = Map.copyOf(digests);
  }

  /** Reads to the end of the source. */
  public static UploadedFile read(String name, BufferedSource source) throws IOException {
    var digests = new LinkedHashMap<String, MessageDigest>();
    ALGORITHMS.forEach((key, algorithm) -> digests.put(key, digest(algorithm)));
    var content = new Buffer();
    byte[] buffer = new byte[64 * 1024];
    long size = 0;
    for (int n = source.read(buffer); n != -1; n = source.read(buffer)) {
      size += n;
      if (size <= KEPT_BYTES) {
        content.write(buffer, 0, n);
      }
      for (MessageDigest digest : digests.values()) {
        digest.update(buffer, 0, n);
      }
    }
    var hex = new LinkedHashMap<String, String>();
    digests.forEach((key, digest) -> hex.put(key, HexFormat.of().formatHex(digest.digest())));
    return new UploadedFile(name, size, hex, size <= KEPT_BYTES ? content.readByteString() : null);
  }

  /** A file whose bytes are known. */
  public static UploadedFile of(String name, byte[] content) {
    try {
      return read(name, new Buffer().write(content));
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes are in memory", e);
    }
  }

  /** The digest with the algorithm's name before it, as images are named. */
  public String digest() {
    return "sha256:" + digests.get("sha256");
  }

  /** The whole file. */
  public FakeResponse respond(int status, String contentType) {
    if (content == null) {
      return FakeResponse.message(501, "The fake keeps only files of up to 1 MiB");
    }
    return FakeResponse.of(status, Map.of("Content-Type", contentType), content.toByteArray());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
