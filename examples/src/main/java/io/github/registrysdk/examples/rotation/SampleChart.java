package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A small but valid Helm chart, so that there is something real to publish: a gzipped ustar archive
 * with the chart's description and one template.
 *
 * @see <a href="https://helm.sh/docs/topics/charts/">Helm: charts</a>
 */
final class SampleChart {
  private static final int BLOCK = 512;

  private SampleChart() {}

  static Upload upload(String name, String version) {
    String description =
        """
        apiVersion: v2
        name: %s
        version: %s
        description: A sample
        """
            .formatted(name, version);
    String template =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}
        """;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream tar = new GZIPOutputStream(bytes)) {
      entry(tar, name + "/Chart.yaml", description);
      entry(tar, name + "/templates/config.yaml", template);
      tar.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write into memory", e);
    }
    return Upload.bytes(name + "-" + version + ".tgz", bytes.toByteArray());
  }

  private static void entry(OutputStream tar, String path, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    tar.write(header(path, content.length));
    tar.write(content);
    tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  /** Its checksum is taken with blanks in the checksum's own place. */
  private static byte[] header(String path, int length) {
    byte[] header = new byte[BLOCK];
    put(header, 0, path);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", length) + "00000000000\0");
    put(header, 148, " ".repeat(8) + "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
