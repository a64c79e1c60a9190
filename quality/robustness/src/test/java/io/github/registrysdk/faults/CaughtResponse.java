package io.github.registrysdk.faults;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Stands where a reply expects a socket, and keeps what it would write. */
final class CaughtResponse extends Socket {
  /** Of one connection only, and none in HTTP/2. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "transfer-encoding", "content-length", "upgrade");

  private final @Nullable Http2Stream http2;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private @Nullable MockResponse frames;

  /**
   * @param connection over HTTP/2
   * @param id of the stream of the request
   */
  record Http2Stream(OutputStream connection, int id) {}

  CaughtResponse(@Nullable Http2Stream http2) {
    this.http2 = http2;
  }

  /** Null over HTTP/1.1. */
  @Nullable Http2Stream http2() {
    return http2;
  }

  void frames(MockResponse response) {
    frames = response;
  }

  @Override
  public OutputStream getOutputStream() {
    return written;
  }

  MockResponse response() {
    MockResponse said = frames;
    return said != null ? said : parsed(written.toByteArray());
  }

  static MockResponse parsed(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n", -1);
    MockResponse.Builder response = new MockResponse.Builder();
    byte[] body = Arrays.copyOfRange(raw, end + 4, raw.length);
    if (body.length > 0) {
      response.body(new Buffer().write(body));
    }
    response.code(Integer.parseInt(lines[0].split(" ", -1)[1]));
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (!HOP_BY_HOP.contains(name)) {
        response.addHeaderLenient(name, line.substring(colon + 1).strip());
      }
    }
    return response.build();
  }
}
