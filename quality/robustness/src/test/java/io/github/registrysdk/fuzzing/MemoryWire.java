package io.github.registrysdk.fuzzing;

import io.github.registrysdk.testsupport.wire.ClientSockets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory: thousands of calls a second through the whole HTTP stack. Every connection
 * carries one request, whose response is made when it is first read.
 */
final class MemoryWire {
  /** Fast fallback would connect on another thread, which costs more than the rest of a call. */
  private static final OkHttpClient PLAIN =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
          .fastFallback(false)
          .proxy(Proxy.NO_PROXY)
          .dns(host -> List.of(InetAddress.getLoopbackAddress()))
          .build();

  private final Function<SentRequest, byte[]> server;
  private final List<SentRequest> requests = new ArrayList<>();
  private final List<String> responses = new ArrayList<>();

  MemoryWire(Function<SentRequest, byte[]> server) {
    this.server = server;
  }

  /** Responses everything with these bytes, status line and headers included. */
  static MemoryWire responding(byte[] response) {
    return new MemoryWire(request -> response);
  }

  OkHttpClient client() {
    return PLAIN.newBuilder().socketFactory(new ClientSockets(MemorySocket::new)).build();
  }

  /** What was sent and read for, oldest first. */
  List<SentRequest> requests() {
    return requests;
  }

  /**
   * Whether a response has it though no request had: then the SDK can't know that it is a secret.
   */
  boolean knowsUnasked(Canary canary) {
    return responses.stream().anyMatch(response -> response.contains(canary.text()))
        && requests.stream().noneMatch(request -> request.text().contains(canary.text()));
  }

  private final class MemorySocket extends Socket {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private boolean connected;
    private boolean closed;

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
      connected = true;
    }

    @Override
    public boolean isConnected() {
      return connected;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public synchronized void close() {
      closed = true;
    }

    @Override
    public void setSoTimeout(int timeout) {
      // Nothing here ever waits.
    }

    @Override
    public int getSoTimeout() {
      return 0;
    }

    @Override
    public OutputStream getOutputStream() {
      return sent;
    }

    @Override
    public InputStream getInputStream() {
      return new InputStream() {
        private @Nullable InputStream response;

        @Override
        public int read() {
          return response().read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          return response().read(buffer, offset, length);
        }

        private ByteArrayInputStream response() {
          if (response == null) {
            SentRequest request = new SentRequest(sent.toByteArray());
            requests.add(request);
            byte[] bytes = server.apply(request);
            responses.add(new String(bytes, StandardCharsets.ISO_8859_1));
            response = new ByteArrayInputStream(bytes);
          }
          return (ByteArrayInputStream) response;
        }
      };
    }
  }
}
