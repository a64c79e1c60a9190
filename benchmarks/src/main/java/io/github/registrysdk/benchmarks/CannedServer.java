package io.github.registrysdk.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A server with canned answers, in a process of its own: a thread a connection, nothing parsed
 * beyond what is needed to find the answer. Prints its ports and ends when its input does.
 */
final class CannedServer {
  private final Routes routes = new Routes();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  private final CyclicBarrier gathering = new CyclicBarrier(Bursts.AT_ONCE);

  private CannedServer() {}

  public static void main(String[] arguments) throws IOException {
    CannedServer server = new CannedServer();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int clear = server.listen(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
    int tls = arguments.length == 0 ? 0 : server.listen(TlsSockets.server(arguments[0]));
    out.println(clear + " " + tls);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (input.readLine() != null) {
      out.println(server.counts());
    }
    System.exit(0);
  }

  private Counts counts() {
    long cpu =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getProcessCpuTime()
            : 0;
    return new Counts(opened.get(), open.get(), mostInFlight.getAndSet(0), cpu);
  }

  private int listen(ServerSocket socket) {
    Thread acceptor = new Thread(() -> accept(socket), "accept");
    acceptor.setDaemon(true);
    acceptor.start();
    return socket.getLocalPort();
  }

  private void accept(ServerSocket socket) {
    while (true) {
      try {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(connection), "connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        throw new IllegalStateException("the server can't accept", e);
      }
    }
  }

  private void serve(Socket socket) {
    opened.incrementAndGet();
    open.incrementAndGet();
    try (socket) {
      Conversation conversation = new Conversation(socket);
      for (String line = conversation.next(); line != null; line = conversation.next()) {
        answer(conversation, line);
      }
    } catch (SocketException e) {
      // A client that is through cuts its connections; nothing is lost by it.
      return;
    } catch (IOException e) {
      throw new IllegalStateException("a conversation failed", e);
    } finally {
      open.decrementAndGet();
    }
  }

  private void answer(Conversation conversation, String line) throws IOException {
    int now = inFlight.incrementAndGet();
    mostInFlight.accumulateAndGet(now, Math::max);
    try {
      String path = line.split(" ", 3)[1];
      conversation.discardBody();
      long due = System.nanoTime() + Routes.delay(path) * 1_000_000L;
      // Made the first time it is asked for, which must not come on top of the delay.
      byte[] answer = routes.answer(path, conversation.port());
      if (Routes.gathers(path)) {
        gather();
      }
      pauseUntil(due);
      conversation.write(answer);
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /** Holds each call until 64 have come, however long the machine takes. */
  private void gather() throws IOException {
    try {
      gathering.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // The one whose time is over; the others come by way of what it broke. The next 64 find it
      // whole.
      gathering.reset();
      throw new IOException("64 calls did not come at once", e);
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException("64 calls did not come at once", e);
    }
  }

  /** Without the part of a millisecond by which a sleep is late on the average. */
  static void pauseUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * What it has counted.
   *
   * @param opened connections ever
   * @param open connections now
   * @param mostInFlight the most calls at once since it was last asked
   * @param cpu nanoseconds of processor time that it has taken
   */
  record Counts(int opened, int open, int mostInFlight, long cpu) {
    static Counts parse(String line) {
      String[] parts = line.split(" ");
      return new Counts(
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          Long.parseLong(parts[3]));
    }

    @Override
    public String toString() {
      return opened + " " + open + " " + mostInFlight + " " + cpu;
    }
  }
}
