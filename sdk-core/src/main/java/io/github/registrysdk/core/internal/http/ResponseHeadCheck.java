package io.github.registrysdk.core.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.util.List;
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

  static final String RETRY_AFTER = "X-Registry-Sdk-Retry-After";

  private final CallWatch watch;

  ResponseHeadCheck(CallWatch watch) {
    this.watch = watch;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = responseTo(chain);
    if (response.code() == HttpURLConnection.HTTP_PROXY_AUTH && !isProxied(chain)) {
      // OkHttp would call that a breach of the protocol, and hide that nothing was done.
      response.close();
      throw new ProxyRefusal();
    }
    String trouble = trouble(response.headers());
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

  /**
   * OkHttp reads 256 KiB of headers and then says the same as when the connection ends; the
   * difference is whether it has ended.
   */
  private Response responseTo(Chain chain) throws IOException {
    RequestProgress progress = watch.progress(chain.call());
    try {
      Response response = chain.proceed(chain.request());
      progress.responded(response.code());
      return response;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      if (message.matches("HTTP 20[45] had .*")) {
        // OkHttp refuses the body that these must not have; the request was done all the same.
        progress.responded(Integer.parseInt(message.substring(5, 8)));
      }
      Connection connection = chain.connection();
      if (e.getCause() instanceof EOFException && connection != null && goesOn(connection)) {
        throw new HugeHead(e);
      }
      throw e;
    }
  }

  /** Nothing else is read from a connection whose response has failed. */
  private static boolean goesOn(Connection connection) {
    if (connection.protocol() == Protocol.HTTP_2) {
      return false;
    }
    try {
      connection.socket().setSoTimeout(1);
      return connection.socket().getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isProxied(Chain chain) {
    Connection connection = chain.connection();
    return connection != null && connection.route().proxy().type() == Proxy.Type.HTTP;
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

  /** More headers than OkHttp reads. */
  public static final class HugeHead extends IOException {
    private static final long serialVersionUID = 1L;

    HugeHead(IOException e) {
      super(e);
    }
  }

  /** A 407 from a proxy that this side does not know of. */
  public static final class ProxyRefusal extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
