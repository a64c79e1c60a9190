package io.github.registrysdk.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Responses, byte by byte. */
final class Responses {
  private Responses() {}

  /** A 200 with JSON, whole and with its right length. */
  static byte[] ok(byte[] json) {
    return of(200, "Content-Type: application/json\r\n", json);
  }

  /**
   * A well-formed response.
   *
   * @param headers lines, each with its end
   */
  static byte[] of(int status, String headers, byte[] body) {
    String head =
        "HTTP/1.1 " + status + " -\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
    return joined(head.getBytes(StandardCharsets.ISO_8859_1), body);
  }

  /** What a client makes of it is a header of that value: without line ends and zeros. */
  static String headerValue(String text) {
    return text.replaceAll("[\\x00\r\n]", " ");
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
