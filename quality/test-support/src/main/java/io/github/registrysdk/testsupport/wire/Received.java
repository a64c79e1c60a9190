package io.github.registrysdk.testsupport.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was on the wire.
 *
 * @param connection a number for the connection that it came over
 * @param line method, target and version
 * @param headers its header lines
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and tests want the bytes as they came
public record Received(int connection, String line, List<String> headers, byte[] body) {
  public String method() {
    return line.substring(0, line.indexOf(' '));
  }

  public String target() {
    return line.split(" ", -1)[1];
  }

  public @Nullable String header(String name) {
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (header.substring(0, colon).equalsIgnoreCase(name)) {
        return header.substring(colon + 1).strip();
      }
    }
    return null;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
