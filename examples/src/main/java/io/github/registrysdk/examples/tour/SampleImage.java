package io.github.registrysdk.examples.tour;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The smallest image, so that there is something to publish and to pull: a manifest whose
 * configuration is empty, and which has no files.
 *
 * @param name the image's name
 * @param tag the image's tag
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI: image
 *     manifest</a>
 */
record SampleImage(String name, String tag) {
  static final String MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";

  byte[] config() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  byte[] manifest() {
    return """
    {"schemaVersion":2,"mediaType":"%s","artifactType":"application/vnd.example.sample",\
    "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":%d},\
    "layers":[],"annotations":{"org.opencontainers.image.version":"%s"}}\
    """
        .formatted(MANIFEST_TYPE, digest(config()), config().length, tag)
        .getBytes(StandardCharsets.UTF_8);
  }

  static String digest(byte[] content) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(sha256);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return name + ":" + tag;
  }
}
