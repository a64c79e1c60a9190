package io.github.registrysdk.core.internal.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * A response body in memory. The buffers are reused and overwritten after each response. Not kept
 * per thread: a virtual thread makes one call.
 */
final class ResponseBytes implements AutoCloseable {
  private static final int FIRST_SIZE = 16 * 1024;
  private static final int LARGEST_KEPT = 256 * 1024;
  private static final int MOST_KEPT = 32;
  private static final Queue<ResponseBytes> KEPT = new ArrayBlockingQueue<>(MOST_KEPT);

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer text = CharBuffer.allocate(4096);
  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;

  private ResponseBytes() {}

  static ResponseBytes empty() {
    ResponseBytes kept = KEPT.poll();
    return kept == null ? new ResponseBytes() : kept;
  }

  /** Reads to the end of the stream, which limits the size. */
  void fill(InputStream body) throws IOException {
    for (int read; (read = body.read(bytes, length, bytes.length - length)) >= 0; ) {
      length += read;
      if (length == bytes.length) {
        // A body that is just as long as allowed needs no larger buffer.
        int next = body.read();
        if (next < 0) {
          return;
        }
        byte[] larger = Arrays.copyOf(bytes, 2 * length);
        Arrays.fill(bytes, (byte) 0);
        bytes = larger;
        bytes[length++] = (byte) next;
      }
    }
  }

  byte[] array() {
    return bytes;
  }

  /** After the byte order mark, which a reader of JSON may ignore (RFC 8259, 8.1). */
  int start() {
    return start(bytes, length);
  }

  static int start(byte[] bytes, int length) {
    boolean marked =
        length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return marked ? 3 : 0;
  }

  int end() {
    return length;
  }

  /**
   * RFC 8259, 8.1: JSON between systems is UTF-8. Jackson accepts overlong forms and encoded
   * surrogates (RFC 3629, 3 and 4), which other readers of the same text refuse or read
   * differently.
   */
  void requireUtf8() throws DecodeException {
    if (length == 0) {
      throw new DecodeException("the body is empty", "$", true);
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    utf8.reset();
    CoderResult result;
    do {
      text.clear();
      result = utf8.decode(rest, text, false);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new DecodeException("it is not UTF-8", "$", false);
    }
    if (rest.hasRemaining()) {
      throw new DecodeException("the JSON ends early", "$", true);
    }
  }

  @Override
  public void close() {
    Arrays.fill(bytes, 0, length, (byte) 0);
    // No text has more characters than bytes.
    Arrays.fill(text.array(), 0, Math.min(length, text.capacity()), '\0');
    length = 0;
    if (bytes.length <= LARGEST_KEPT) {
      KEPT.offer(this);
    }
  }
}
