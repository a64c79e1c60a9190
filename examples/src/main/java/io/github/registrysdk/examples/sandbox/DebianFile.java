package io.github.registrysdk.examples.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Writes small but valid Debian packages, so that there is something real to publish: an {@code ar}
 * archive of a format version, a control file and the installed files.
 *
 * @see <a href="https://manpages.debian.org/deb.5">deb(5)</a>
 */
public final class DebianFile {
  private static final int BLOCK = 512;

  private DebianFile() {}

  /**
   * Writes a package that installs one file of random bytes.
   *
   * @param folder where to
   * @param size of the installed file, in bytes
   * @return the file, named by Debian's custom
   */
  public static Path write(Path folder, String name, String version, int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content); // random, so that it doesn't compress away
    String control =
        """
        Package: %s
        Version: %s
        Architecture: all
        Maintainer: Tour <tour@example.com>
        Description: a sample
        """
            .formatted(name, version);
    Path file = folder.resolve(name + "_" + version + "_all.deb");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(ascii("!<arch>\n"));
      member(out, "debian-binary", ascii("2.0\n"));
      member(out, "control.tar.gz", tarGz("./control", ascii(control)));
      member(out, "data.tar.gz", tarGz("./usr/share/" + name + "/sample", content));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
    return file;
  }

  private static void member(OutputStream ar, String name, byte[] content) throws IOException {
    ar.write(
        ascii(
            String.format(
                Locale.ROOT,
                "%-16s%-12d%-6d%-6d%-8s%-10d`\n",
                name,
                0,
                0,
                0,
                "100644",
                content.length)));
    ar.write(content);
    if (content.length % 2 == 1) {
      ar.write('\n');
    }
  }

  private static byte[] tarGz(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream tar = new GZIPOutputStream(bytes)) {
      tar.write(tarHeader(name, content.length));
      tar.write(content);
      int padding = (BLOCK - content.length % BLOCK) % BLOCK;
      tar.write(new byte[padding + 2 * BLOCK]);
    }
    return bytes.toByteArray();
  }

  /** A ustar header; its checksum is taken with blanks in the checksum's own place. */
  private static byte[] tarHeader(String name, int length) {
    String fields = "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(length);
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, fields + "00000000000\0" + " ".repeat(8) + "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    System.arraycopy(ascii(text), 0, header, offset, text.length());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
