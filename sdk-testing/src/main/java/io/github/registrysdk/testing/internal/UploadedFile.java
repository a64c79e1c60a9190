package io.github.registrysdk.testing.internal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.BufferedSource;

/**
 * What is kept of a file.
 *
 * @param name its name as the client gave it
 * @param size its length in bytes
 * @param digests algorithm ({@code md5}, {@code sha1}, {@code sha256}, {@code sha512}) to hex
 *     digits
 */
public record UploadedFile(String name, long size, Map<String, String> digests) {

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
    byte[] buffer = new byte[64 * 1024];
    long size = 0;
    for (int n = source.read(buffer); n != -1; n = source.read(buffer)) {
      size += n;
      for (MessageDigest digest : digests.values()) {
        digest.update(buffer, 0, n);
      }
    }
    var hex = new LinkedHashMap<String, String>();
    digests.forEach((key, digest) -> hex.put(key, HexFormat.of().formatHex(digest.digest())));
    return new UploadedFile(name, size, hex);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
