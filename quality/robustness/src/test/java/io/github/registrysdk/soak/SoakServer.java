package io.github.registrysdk.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Registries over plain sockets: a read is responded to with the name that it asked for, a create
 * is counted by its name, and a share of the requests meets a {@link Trouble}.
 */
final class SoakServer implements AutoCloseable {
  private static final int LARGEST_HEAD = 16 * 1024;

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> writes = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();

  /** Notified of every request that arrives and every connection that ends. */
  private final Object changes = new Object();

  private final Random random;
  private volatile int troubled;
  private volatile Trouble[] troubles = Trouble.values();

  SoakServer(long seed) {
    random = new Random(seed);
    try {
      listening = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /**
   * @param percent of the requests
   * @param which one of these, each as often as another
   */
  void trouble(int percent, Trouble... which) {
    troubles = which;
    troubled = percent;
  }

  String url() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  long requests() {
    return requests.get();
  }

  int openConnections() {
    return open.size();
  }

  /** How often something of that name was made, changed or deleted. */
  int timesWritten(String name) {
    return writes.getOrDefault(name, 0);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), LARGEST_HEAD);
      boolean more = true;
      while (more) {
        String head = head(in);
        if (head.isEmpty()) {
          return;
        }
        String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        requests.incrementAndGet();
        changed();
        more = response(socket, head.split(" ", 3), body);
      }
    } catch (IOException e) {
      // The client hung up, as it does after a fault.
      open.remove(socket);
    } finally {
      open.remove(socket);
      changed();
    }
  }

  private void changed() {
    synchronized (changes) {
      changes.notifyAll();
    }
  }

  /** Waits until something is so, ten seconds at most; says whether it is. */
  boolean awaitThat(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    synchronized (changes) {
      long left = until - System.nanoTime();
      while (!condition.getAsBoolean() && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(changes, left);
        left = until - System.nanoTime();
      }
      return condition.getAsBoolean();
    }
  }

  private boolean response(Socket socket, String[] line, String body) throws IOException {
    Trouble trouble = next();
    if (trouble == null || trouble.comesAfterEffect()) {
      effect(line, body);
    }
    String json = json(line[0], line[1], body);
    if (trouble == null) {
      socket.getOutputStream().write(Trouble.ok(line[0], json));
      return true;
    }
    return trouble.strike(socket, line[0], json);
  }

  private @Nullable Trouble next() {
    synchronized (random) {
      return random.nextInt(100) < troubled ? troubles[random.nextInt(troubles.length)] : null;
    }
  }

  private void effect(String[] line, String body) {
    if (!line[0].equals("GET")) {
      writes.merge(slug(line[0], line[1], body), 1, Integer::sum);
    }
  }

  private static boolean isCreate(String method, String path) {
    return method.equals("POST") && path.endsWith("/registries");
  }

  private static String json(String method, String path, String body) {
    String slug = slug(method, path, body);
    return "{\"id\":\"%1$s\",\"slug\":\"%1$s\",\"name\":\"%1$s\",\"ecosystem\":\"ruby\",\"public\":false}"
        .formatted(slug);
  }

  private static String slug(String method, String path, String body) {
    return isCreate(method, path) ? name(body) : path.substring(path.lastIndexOf('/') + 1);
  }

  private static String name(String body) {
    int start = body.indexOf("\"name\":\"") + 8;
    return body.substring(start, body.indexOf('"', start));
  }

  private static int length(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int start = lower.indexOf("\r\ncontent-length: ");
    if (start < 0) {
      return 0;
    }
    return Integer.parseInt(lower.substring(start + 18, lower.indexOf('\r', start + 2)));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
