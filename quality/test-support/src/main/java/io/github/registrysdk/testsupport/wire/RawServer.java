package io.github.registrysdk.testsupport.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A server that can break HTTP in every way, and that counts what reaches it. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Long> hangUps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread acceptor;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile Reply otherwise = Reply.status(599);

  private RawServer(ServerSocketFactory sockets) throws IOException {
    listener = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    acceptor = daemon(this::accept);
  }

  public static RawServer start() {
    return start(ServerSocketFactory.getDefault());
  }

  /** Over TLS. */
  public static RawServer start(HeldCertificate certificate) {
    return start(Certificates.server(certificate).sslContext().getServerSocketFactory());
  }

  private static RawServer start(ServerSocketFactory sockets) {
    try {
      return new RawServer(sockets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One reply for each request to come, in their order. */
  public RawServer reply(Reply... next) {
    replies.addAll(List.of(next));
    return this;
  }

  /** For the requests after those. */
  public RawServer always(Reply reply) {
    otherwise = reply;
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public List<Received> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  /** The next request that has come, within five seconds. */
  public Received awaitRequest() throws InterruptedException {
    Received next = arrivals.poll(5, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no request came");
    }
    return next;
  }

  /** When the next connection ended, by {@link System#nanoTime()}, within five seconds. */
  public long awaitHangUp() throws InterruptedException {
    Long at = hangUps.poll(5, TimeUnit.SECONDS);
    if (at == null) {
      throw new AssertionError("no connection was closed");
    }
    return at;
  }

  /** Connections that nobody has closed. */
  public int openConnections() {
    return open.size();
  }

  /** Closes all connections at this end. */
  public void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Sends this over all connections, whether or not there was a request. */
  public void send(String raw) throws IOException {
    for (Socket socket : open) {
      socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        // In this order, so that whoever has seen a connection counted sees it open too.
        open.add(socket);
        int number = connections.incrementAndGet();
        daemon(() -> serve(socket, number));
      } catch (IOException e) {
        // The listener was closed, or a TLS handshake failed.
        assert listener.isClosed() || listener.isBound();
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Received request = read(in, number); request != null; request = read(in, number)) {
        requests.add(request);
        arrivals.add(request);
        Reply reply = replies.poll();
        (reply == null ? otherwise : reply).to(new Exchange(request, socket));
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (IOException e) {
      // The client hung up, which many tests are about, or it speaks TLS.
      assert number > 0;
    } catch (RuntimeException | Error e) {
      failures.add(e);
    } finally {
      open.remove(socket);
      hangUps.add(System.nanoTime());
    }
  }

  private static @Nullable Received read(InputStream in, int number) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      return null;
    }
    List<String> headers = lines.subList(1, lines.size());
    if (headers.stream().anyMatch(header -> header.indexOf(':') < 0)) {
      throw new ProtocolException("This is not HTTP. A client of TLS may have come here.");
    }
    Received head = new Received(number, lines.get(0), List.copyOf(headers), new byte[0]);
    String length = head.header("Content-Length");
    byte[] body = in.readNBytes(length == null ? 0 : Integer.parseInt(length));
    if (length != null && body.length < Integer.parseInt(length)) {
      return null;
    }
    return new Received(number, head.line(), head.headers(), body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /**
   * @throws AssertionError if a reply has failed, of which a client sees no more than the end of
   *     its connection
   */
  @Override
  public void close() {
    try {
      listener.close();
      // Until its thread has left it, the socket still takes connections.
      acceptor.join();
      hangUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Throwable failure = failures.poll();
    if (failure != null) {
      throw new AssertionError("a reply failed", failure);
    }
  }
}
