package io.github.registrysdk.testsupport.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A frame as RFC 9113, 6 says, for servers that do what no library does.
 *
 * @param to 0 for the connection, {@link #REQUEST} for the stream of the request, or another
 */
public record Http2Frame(int type, int flags, int to, String content) {
  public static final Http2Frame SETTINGS = new Http2Frame(4, 0, false, "");

  /** In the compression of HTTP/2: {@code :status: 200}. */
  public static final String OK = "\u0088";

  public static final int REQUEST = -1;

  public Http2Frame(int type, int flags, boolean ofRequest, String content) {
    this(type, flags, ofRequest ? REQUEST : 0, content);
  }

  public static Http2Frame headers(int flags, String content) {
    return new Http2Frame(1, flags, true, content);
  }

  /** The last one of a response. */
  public static Http2Frame end(String content) {
    return new Http2Frame(0, 1, true, content);
  }

  /**
   * @param request the stream of the request
   */
  public byte[] bytes(int request) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(9 + bytes.length)
        .putShort((short) (bytes.length >> 8))
        .put((byte) bytes.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(to == REQUEST ? request : to)
        .put(bytes)
        .array();
  }

  public static void skipPreface(DataInputStream in) throws IOException {
    in.skipNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
  }

  /** Skips what comes before its head, and returns its stream. */
  public static int awaitRequest(DataInputStream in) throws IOException {
    return awaitRequest(in, true);
  }

  /**
   * Waits also until the client has acknowledged the server's settings. The client applies them on
   * another thread, and may send a request before.
   */
  public static int awaitRequestAndSettings(DataInputStream in) throws IOException {
    return awaitRequest(in, false);
  }

  private static int awaitRequest(DataInputStream in, boolean settingsAcknowledged)
      throws IOException {
    boolean acknowledged = settingsAcknowledged;
    int request = 0;
    while (request == 0 || !acknowledged) {
      int length = (in.readUnsignedShort() << 8) + in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.skipNBytes(length);
      if (type == 1) {
        request = stream;
      }
      acknowledged |= type == SETTINGS.type && flags == 1;
    }
    return request;
  }
}
