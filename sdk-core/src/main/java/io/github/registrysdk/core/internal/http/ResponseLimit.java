package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Limits what a server sends around the bytes of a body: chunk sizes and extensions, and the header
 * of gzip. OkHttp and Okio read those into memory until they end.
 */
public final class ResponseLimit {
  /** OkHttp itself reads at most 256 KiB of a status line, headers and trailers. */
  static final long MOST_WITHOUT_CONTENT = 512 * 1024;

  /** OkHttp lets a server send 16 MiB of a body over HTTP/2 before it is read; with the frames. */
  static final long WINDOW = 20 * 1024 * 1024;

  private ResponseLimit() {}

  /** TLS wraps what the socket under it throws. OkHttp limits the headers of HTTP/2 itself. */
  public static boolean isExceeded(Throwable e) {
    return e instanceof Exceeded
        || String.valueOf(e.getMessage()).startsWith("header byte count limit")
        || (e.getCause() != null && isExceeded(e.getCause()));
  }

  /**
   * Decompresses the body too, which OkHttp would do without a limit.
   *
   * @param socket null if it does not count
   * @param http2 whether other calls use the socket too
   */
  static Response apply(Response response, CountedSockets.@Nullable Counted socket, boolean http2) {
    ResponseBody body = response.body();
    boolean zipped =
        "gzip".equalsIgnoreCase(response.header("Content-Encoding")) && body.contentLength() != 0;
    boolean chunked = !http2 && response.header("Transfer-Encoding") != null;
    if (socket != null && !chunked && !http2) {
      socket.limit(Long.MAX_VALUE);
    }
    if (!zipped && !((chunked || http2) && socket != null)) {
      return response;
    }
    Raw raw =
        http2 && socket != null
            ? new Shared(body.source(), socket, window(response))
            : new Raw(body.source());
    Source content = new Content(zipped ? new GzipSource(raw) : raw, raw, chunked ? socket : null);
    Headers.Builder headers = response.headers().newBuilder();
    if (zipped) {
      List.of("Content-Encoding", "Content-Length").forEach(headers::removeAll);
    }
    return response
        .newBuilder()
        .headers(headers.build())
        .body(
            new Body(Okio.buffer(content), body.contentType(), zipped ? -1 : body.contentLength()))
        .build();
  }

  /** How much of the body can arrive before it is read. */
  private static long window(Response response) {
    long length = response.code() == 204 ? 0 : response.body().contentLength();
    return length < 0 ? WINDOW : Math.min(WINDOW, 2 * length);
  }

  /** The body as it arrives, without its chunks. */
  private static class Raw extends ForwardingSource {
    private long withoutContent;

    Raw(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      withoutContent += read;
      if (withoutContent > MOST_WITHOUT_CONTENT) {
        throw new Exceeded();
      }
      return read;
    }
  }

  /** A body over HTTP/2. While a thread waits for it, all that has arrived of it is read. */
  private static final class Shared extends Raw {
    private final CountedSockets.Counted socket;
    private final long window;
    private boolean ended;

    Shared(Source source, CountedSockets.Counted socket, long window) {
      super(source);
      this.socket = socket;
      this.window = window;
      socket.share(window);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (ended) {
        return super.read(sink, byteCount);
      }
      socket.share(-window);
      try {
        long read = super.read(sink, byteCount);
        ended = read < 0;
        return read;
      } catch (IOException e) {
        throw socket.reason(e);
      } finally {
        if (!ended) {
          socket.share(window);
        }
      }
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        ended = true;
        socket.share(-window);
        socket.shareRest(window);
      }
      super.close();
    }
  }

  /** The body as the caller reads it. */
  private static final class Content extends ForwardingSource {
    private final Raw raw;
    private final CountedSockets.@Nullable Counted socket;

    Content(Source source, Raw raw, CountedSockets.@Nullable Counted socket) {
      super(source);
      this.raw = raw;
      this.socket = socket;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      if (read > 0) {
        raw.withoutContent = 0;
        if (socket != null) {
          socket.limit(MOST_WITHOUT_CONTENT);
        }
      }
      return read;
    }
  }

  private static final class Body extends ResponseBody {
    private final BufferedSource source;
    private final @Nullable MediaType type;
    private final long length;

    Body(BufferedSource source, @Nullable MediaType type, long length) {
      this.source = source;
      this.type = type;
      this.length = length;
    }

    @Override
    public @Nullable MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  /** More than the client reads in search of content. */
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;

    Exceeded() {
      this(null);
    }

    Exceeded(@Nullable IOException noticed) {
      super("the server sends endless headers or chunk sizes", noticed);
    }
  }
}
