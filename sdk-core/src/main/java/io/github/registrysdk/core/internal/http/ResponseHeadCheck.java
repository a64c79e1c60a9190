package io.github.registrysdk.core.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Checks the head of a response before OkHttp acts on it. OkHttp sends a request again by itself
 * after {@code 503} with {@code Retry-After: 0} and throws {@code NumberFormatException} at a
 * number beyond an int, so the header is renamed on the way up. Heads that leave open where the
 * body ends are refused (RFC 9112, 6.3).
 */
public final class ResponseHeadCheck implements Interceptor {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private static final String EARLY = "the server sent a response before the request";

  static final String RETRY_AFTER = "X-Registry-Sdk-Retry-After";

  private final CallWatch watch;
  private final CountedSockets sockets;
  private final boolean plainHttp;
  private volatile boolean seenHttp1;

  /**
   * @param plainHttp whether http is permitted to other machines
   */
  ResponseHeadCheck(CallWatch watch, CountedSockets sockets, boolean plainHttp) {
    this.watch = watch;
    this.sockets = sockets;
    this.plainHttp = plainHttp;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = Objects.requireNonNull(chain.connection());
    if (!plainHttp && !chain.request().isHttps()) {
      requireLoopback(connection);
    }
    boolean http2 = isMultiplexed(connection);
    CountedSockets.Counted socket = sockets.of(connection.socket());
    RequestProgress progress = watch.progress(chain.call());
    if (!http2) {
      seenHttp1 = true;
      if (!progress.isAlone() && !chain.request().method().equals("GET")) {
        // A write that began before any connection was known to be HTTP/1.1 can find one.
        connection.socket().close();
        throw new RequestProgress.NotSent("the connection was used before", true);
      }
      requireNothingReceived(connection, socket);
    }
    Response response =
        http2
            ? sharedResponseTo(chain, socket, progress)
            : responseTo(chain, connection, socket, progress);
    progress.responded(response.code(), response.header("Content-Type"));
    String trouble = trouble(response.headers());
    response = ResponseLimit.apply(response, socket, http2);
    boolean refused = response.code() == HttpURLConnection.HTTP_PROXY_AUTH;
    Proxy proxy = connection.route().proxy();
    if (refused && proxy.type() == Proxy.Type.HTTP && !connection.route().requiresTunnel()) {
      progress.selected(List.of(proxy));
    } else if (refused) {
      // Without a proxy, OkHttp would call that a breach of the protocol, and hide that nothing was
      // done. Through a tunnel it would send the request again, to the host and with the proxy's
      // password.
      response.close();
      throw new ProxyRefusal();
    }
    if (trouble != null) {
      response.close();
      throw new ProtocolException(trouble);
    }
    List<String> retryAfter = response.headers("Retry-After");
    if (retryAfter.isEmpty()) {
      return response;
    }
    Headers.Builder headers = response.headers().newBuilder().removeAll("Retry-After");
    retryAfter.forEach(value -> headers.addUnsafeNonAscii(RETRY_AFTER, value));
    return response.newBuilder().headers(headers.build()).build();
  }

  /** Whether a pooled connection may hold what is no response to the next request. */
  boolean hasSeenHttp1() {
    return seenHttp1;
  }

  /** A name that should mean this machine can be resolved to another, or go through a proxy. */
  private static void requireLoopback(Connection connection) throws IOException {
    InetAddress address = connection.route().socketAddress().getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      connection.socket().close();
      throw new RequestProgress.NotSent(
          "http without allowPlainHttp is only for the local machine, and "
              + connection.route().address().url().host()
              + " leads to "
              + connection.route().socketAddress(),
          false);
    }
  }

  /**
   * What a server sent before the request is no response to it (RFC 9112, 9.2). OkHttp would take
   * it for one.
   */
  private static void requireNothingReceived(
      Connection connection, CountedSockets.@Nullable Counted counted) throws IOException {
    Socket socket = connection.socket();
    boolean clean = socket.getInputStream().available() == 0;
    if (clean && counted != null && !counted.equals(socket) && counted.hasBytes()) {
      clean = readsNothing(socket);
    }
    if (!clean) {
      socket.close();
      throw new RequestProgress.NotSent(EARLY, true);
    }
  }

  /** Messages of TLS itself may wait in the socket, and a read takes them from there. */
  private static boolean readsNothing(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    try {
      socket.setSoTimeout(1);
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      socket.setSoTimeout(timeout);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * OkHttp reads 256 KiB of headers and then says the same as when the connection ends; the
   * difference is whether it has ended.
   */
  private static Response responseTo(
      Chain chain,
      Connection connection,
      CountedSockets.@Nullable Counted socket,
      RequestProgress progress)
      throws IOException {
    long before = 0;
    if (socket != null) {
      before = socket.received();
      socket.limit(ResponseLimit.MOST_WITHOUT_CONTENT);
    }
    try {
      Response response = chain.proceed(chain.request());
      requireLater(connection, socket, before);
      return response;
    } catch (IOException e) {
      if (e instanceof ProtocolException) {
        requireLater(connection, socket, before);
      }
      bodyRefused(e, progress);
      if (e.getCause() instanceof EOFException && goesOn(connection)) {
        throw new ResponseLimit.Exceeded(e); // more headers than OkHttp reads
      }
      throw e;
    }
  }

  /** The rest of a response that comes too late is still sent, until the server knows. */
  private static Response sharedResponseTo(
      Chain chain, CountedSockets.@Nullable Counted socket, RequestProgress progress)
      throws IOException {
    if (socket != null) {
      socket.share(0);
    }
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      if (socket != null) {
        socket.shareRest(ResponseLimit.WINDOW);
      }
      bodyRefused(e, progress);
      throw socket == null ? e : socket.reason(e);
    }
  }

  /** OkHttp refuses the body that these must not have; the request was done all the same. */
  private static void bodyRefused(IOException e, RequestProgress progress) {
    String message = String.valueOf(e.getMessage());
    if (message.matches("HTTP 20[45] had .*")) {
      progress.responded(Integer.parseInt(message.substring(5, 8)), null);
    }
  }

  /**
   * A response for which nothing was read since the request was in OkHttp's buffer before. TLS of
   * another library may bypass the socket's stream; then nothing was ever counted.
   */
  private static void requireLater(
      Connection connection, CountedSockets.@Nullable Counted socket, long before)
      throws IOException {
    if (socket != null && before > 0 && socket.received() == before) {
      connection.socket().close();
      throw new ProtocolException(EARLY);
    }
  }

  /** Nothing else is read from a connection whose response has failed. */
  private static boolean goesOn(Connection connection) {
    try {
      connection.socket().setSoTimeout(1);
      return connection.socket().getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Over HTTP/2, a frame names the request that it responds to. */
  private static boolean isMultiplexed(Connection connection) {
    return connection.protocol() == Protocol.HTTP_2
        || connection.protocol() == Protocol.H2_PRIOR_KNOWLEDGE;
  }

  private static @Nullable String trouble(Headers headers) {
    List<String> codings = headers.values("Transfer-Encoding");
    if (codings.size() > 1
        || (codings.size() == 1 && !codings.get(0).equalsIgnoreCase("chunked"))) {
      return "the response has a transfer encoding that nobody asked for";
    }
    List<String> lengths = headers.values("Content-Length");
    if (lengths.isEmpty()) {
      return null;
    }
    if (!codings.isEmpty()) {
      return "the response has both a length and a transfer encoding";
    }
    String first = lengths.get(0);
    if (lengths.size() > 1 && lengths.stream().anyMatch(length -> !length.equals(first))) {
      return "the response has two lengths";
    }
    return LENGTH.matcher(first).matches() ? null : "the length of the response is no number";
  }

  /** A 407 that is not from the proxy that this side knows of. */
  public static final class ProxyRefusal extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
