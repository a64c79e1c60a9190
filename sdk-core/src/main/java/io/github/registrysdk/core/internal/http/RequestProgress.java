package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.internal.upload.FormBody;
import io.github.registrysdk.core.toolkit.GuardedLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt's request came. A request counts as sent unless OkHttp proved that it was not:
 * the attempt has failed with the very exception that OkHttp threw, and no connection was ready
 * before. Whatever an interceptor of a caller-provided client does instead may have sent it.
 */
public final class RequestProgress {
  private static final GuardedLog LOG = GuardedLog.of(RequestProgress.class);

  /** Bytes that a new connection takes at once, because it buffers them. */
  private static final int NEVER_HANGS = 16 * 1024;

  private volatile boolean connected;
  private volatile boolean half;
  private volatile int status;
  private volatile @Nullable String contentType;
  private volatile @Nullable Throwable failureBeforeSending;
  private volatile @Nullable Response response;
  private volatile @Nullable String proxy;
  private volatile @Nullable AtomicInteger ofConnection;

  /** Whether the request may have reached a server. */
  @SuppressWarnings("ReferenceEquality") // Exceptions have no value: the same object is meant.
  public boolean maybeSent(Throwable failure) {
    return connected || failureBeforeSending != failure;
  }

  /** Whether OkHttp began to send the request over a connection. */
  public boolean begun() {
    return connected;
  }

  /** Whether OkHttp was to send a body over a connection, and has not sent all of it. */
  public boolean isHalf() {
    return half;
  }

  /** Whether no other request has been sent over the same connection, before or since. */
  public boolean isAlone() {
    AtomicInteger requests = ofConnection;
    return requests == null || requests.get() == 1;
  }

  /** The response's status, or 0 if none came. */
  public int status() {
    return status;
  }

  /** That of the response, or null. */
  public @Nullable String contentType() {
    return contentType;
  }

  /**
   * What OkHttp returned to the caller's interceptors, which may not have passed it on; or null.
   */
  public @Nullable Response response() {
    return response;
  }

  /** Host and port of the proxy, or null if the way is direct, or if an open connection is used. */
  public @Nullable String proxy() {
    return proxy;
  }

  /** Where one of several ways is direct, a failure may be that of the host. */
  void selected(@Nullable List<Proxy> proxies) {
    if (proxies == null || proxies.isEmpty()) {
      return;
    }
    for (Proxy one : proxies) {
      if (one.type() == Proxy.Type.DIRECT) {
        return;
      }
    }
    proxy = proxies.stream().map(RequestProgress::place).collect(Collectors.joining(" or "));
  }

  private static String place(Proxy proxy) {
    return proxy.address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : String.valueOf(proxy.address());
  }

  void responded(int code, @Nullable String type) {
    contentType = type;
    status = code;
  }

  /**
   * Where OkHttp takes over from the caller's interceptors: added twice, as the last application
   * interceptor and as the first network interceptor.
   */
  static final class Boundary implements Interceptor {
    private static final int MOST_CONNECTIONS = 10;

    private final CallWatch watch;
    private final CountedSockets sockets;

    /** How many requests each connection had. */
    private final Map<Connection, AtomicInteger> requests = new WeakHashMap<>();

    Boundary(CallWatch watch, CountedSockets sockets) {
      this.watch = watch;
      this.sockets = sockets;
    }

    private AtomicInteger counted(Connection connection) {
      synchronized (requests) {
        AtomicInteger number = requests.get(connection);
        if (number == null) {
          number = new AtomicInteger();
          requests.put(connection, number);
        }
        number.incrementAndGet();
        return number;
      }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      RequestProgress progress = watch.progress(chain.call());
      Connection connection = chain.connection();
      if (connection != null) {
        // Closing TLS 1.3 waits for the server as long as a read may take, and no deadline or
        // interrupt ends that. Okio's timeouts, which end reads too, are not affected.
        Socket socket = connection.socket();
        socket.setSoTimeout(0);
        Request request = chain.request();
        RequestBody body = request.body();
        boolean canHang = canHang(body);
        if (canHang) {
          // A write that hangs holds a lock of TLS, for which closing the socket waits unless it
          // may be reset. It is Okio's only thread for timeouts that waits then.
          socket.setSoLinger(true, 0);
        }
        progress.half = body != null && (canHang || body.contentLength() != 0);
        if (body != null && progress.half) {
          request =
              request
                  .newBuilder()
                  .method(request.method(), new WholeBody(body, progress, canHang ? socket : null))
                  .build();
        }
        if (body instanceof FormBody form) {
          CountedSockets.Counted counted = sockets.of(socket);
          JoinedWrites joined = counted == null ? null : counted.joined();
          if (joined != null) {
            form.aroundContent(joined::start, joined::end);
          }
        }
        progress.ofConnection = counted(connection);
        progress.connected = true;
        return chain.proceed(request);
      }
      for (int connections = 1; true; connections++) {
        try {
          Response response = chain.proceed(chain.request());
          progress.response = response;
          return response;
        } catch (NotSent e) {
          progress.connected = false;
          if (!e.otherConnection || connections == MOST_CONNECTIONS) {
            progress.failureBeforeSending = e;
            throw e;
          }
        } catch (Throwable e) {
          progress.failureBeforeSending = e;
          throw e;
        }
      }
    }
  }

  /** Whether a server that stops reading keeps what is sent from leaving. */
  static boolean canHang(@Nullable RequestBody body) {
    try {
      return body instanceof FormBody
          || (body != null && (body.contentLength() < 0 || body.contentLength() > NEVER_HANGS));
    } catch (IOException e) { // of a body of the caller's interceptor
      return true;
    }
  }

  /** A body that notices when it was sent. */
  private static final class WholeBody extends RequestBody {
    private final RequestBody body;
    private final RequestProgress progress;
    private final @Nullable Socket socket;

    /**
     * @param socket that is reset when it is closed before the body was sent; null for none
     */
    WholeBody(RequestBody body, RequestProgress progress, @Nullable Socket socket) {
      this.body = body;
      this.progress = progress;
      this.socket = socket;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return body.isOneShot();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      // An interceptor of the caller may have read the body before.
      progress.half = true;
      if (socket != null) {
        socket.setSoLinger(true, 0);
      }
      body.writeTo(sink);
      // Before OkHttp does it, so that what could not be sent does not count as sent.
      sink.flush();
      progress.half = false;
      if (socket == null) {
        return;
      }
      try {
        // With a reset, the end of what is still on its way would be lost.
        socket.setSoLinger(false, 0);
      } catch (SocketException e) {
        // It is closed, and so there will be no response.
        LOG.debug("the connection of an upload is closed: {}", e.getClass().getName());
      }
    }
  }

  /** A connection was there, and nothing was sent over it. */
  public static final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean otherConnection;

    /**
     * @param otherConnection whether another connection may do
     */
    NotSent(String message, boolean otherConnection) {
      super(message);
      this.otherConnection = otherConnection;
    }

    public boolean otherConnection() {
      return otherConnection;
    }
  }
}
