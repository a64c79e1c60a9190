package io.github.registrysdk.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request as it stood on the wire. */
final class SentRequest {
  private final byte[] bytes;

  SentRequest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Every byte a character, so that nothing is lost. */
  String text() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  String method() {
    return requestLine()[0];
  }

  /** Path and query, encoded. */
  String target() {
    return requestLine()[1];
  }

  private String[] requestLine() {
    String line = text().substring(0, text().indexOf("\r\n"));
    return line.split(" ", -1);
  }

  /** The value of the first header of that name, or an empty text. */
  String header(String name) {
    for (String line : text().substring(0, headEnd()).split("\r\n", -1)) {
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  byte[] body() {
    return Arrays.copyOfRange(bytes, headEnd() + 4, bytes.length);
  }

  private int headEnd() {
    return text().indexOf("\r\n\r\n");
  }
}
