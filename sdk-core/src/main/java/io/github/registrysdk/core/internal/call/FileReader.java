package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.internal.http.BodyStream;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.spi.DownloadSink;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Passes a file to a sink, and requests only what the sink does not have: RFC 9110, 14. Whether the
 * parts belong together, the digest of the whole file says. The result is empty, or the URL of a
 * redirect to another origin.
 */
final class FileReader implements ResponseReader<Optional<URI>> {
  private static final int PIECE = 64 * 1024;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(?:\\d+|\\*)");

  private final @Nullable DownloadSink sink;

  /**
   * @param sink null to find out whether the file is there, for which its first byte is requested
   */
  FileReader(@Nullable DownloadSink sink) {
    this.sink = sink;
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public long mostFileBytes() {
    return sink == null ? 0 : sink.maxBytes();
  }

  /** Of a file that a client decompresses, no part can be requested. */
  @Override
  public Map<String, String> headers() {
    DownloadSink to = sink;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "*/*");
    headers.put("Accept-Encoding", "identity");
    if (to == null) {
      headers.put("Range", "bytes=0-0");
    } else if (to.size() > 0) {
      headers.put("Range", "bytes=" + to.size() + "-");
    }
    return headers;
  }

  @Override
  public Optional<URI> elsewhere(HttpUrl target) {
    return Optional.of(target.uri());
  }

  @Override
  public Optional<URI> read(HttpResponseHead head, BodyStream body) throws IOException {
    if (sink != null) {
      read(head, body, sink);
    }
    return Optional.empty();
  }

  private static void read(HttpResponseHead head, BodyStream body, DownloadSink sink)
      throws IOException {
    long start = head.status() == 206 ? start(head) : 0;
    if (start != sink.size()) {
      restart(sink);
      if (start != 0) {
        throw new ProtocolException("another part of the file than the requested one");
      }
    }
    long length = length(head);
    long total = length < 0 ? -1 : start + length;
    requireSize(total, sink);
    sink.begin(total);
    byte[] piece = new byte[PIECE];
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      requireSize(sink.size() + read, sink);
      write(sink, piece, read);
    }
  }

  private static long start(HttpResponseHead head) {
    Matcher range = RANGE.matcher(String.valueOf(head.header("Content-Range")));
    return range.matches() ? Long.parseLong(range.group(1)) : -1;
  }

  private static long length(HttpResponseHead head) {
    String length = head.header("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  private static void requireSize(long size, DownloadSink sink) throws Refused {
    if (size > sink.maxBytes()) {
      throw new Refused(
          DownloadException.Reason.TOO_LARGE,
          "the file is larger than the limit of " + sink.maxBytes() + " bytes",
          null);
    }
  }

  private static void restart(DownloadSink sink) throws IOException {
    try {
      sink.restart();
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static void write(DownloadSink sink, byte[] piece, int count) throws IOException {
    try {
      sink.write(piece, count);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** An interrupt closes a file, and is no fault of the file. */
  private static IOException refused(IOException e) {
    return e instanceof ClosedByInterruptException
        ? e
        : new Refused(
            DownloadException.Reason.TARGET, String.valueOf(e.getMessage()), e.getCause());
  }

  /** There is no result without a response. */
  @Override
  @SuppressWarnings("NullableOptional") // null means no result for readers of every type
  public @Nullable Optional<URI> done(HttpResponseHead head) {
    return null;
  }

  /** The sink does not take the file. It must not look like a failure of the connection. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final DownloadException.Reason reason;

    private Refused(DownloadException.Reason reason, String detail, @Nullable Throwable cause) {
      super(detail, cause);
      this.reason = reason;
    }

    DownloadException.Reason reason() {
      return reason;
    }
  }
}
