package io.github.registrysdk.core.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates sockets that count the bytes which arrive. The count shows whether a response arrived
 * after its request, and it limits what OkHttp reads into memory in search of the end of a line.
 */
final class CountedSockets extends SocketFactory {
  private final Map<Ends, Counted> connected = new ConcurrentHashMap<>();
  private final boolean joinsWrites;

  /**
   * @param joinsWrites whether {@link JoinedWrites} may be used for uploads
   */
  CountedSockets(boolean joinsWrites) {
    this.joinsWrites = joinsWrites;
  }

  /**
   * @param socket of a connection, which may speak TLS over one of ours
   * @return null if it is not over one of ours
   */
  @Nullable Counted of(Socket socket) {
    return socket instanceof Counted counted ? counted : connected.get(Ends.of(socket));
  }

  @Override
  public Socket createSocket() {
    return new Counted();
  }

  /** OkHttp connects its sockets itself. */
  @Override
  public Socket createSocket(@Nullable String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(
      @Nullable String host, int port, @Nullable InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(@Nullable InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(
      @Nullable InetAddress host, int port, @Nullable InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  /**
   * What a socket and the TLS socket over it have in common. The methods that a record has by
   * itself would load 40 classes in the first call.
   */
  private record Ends(int localPort, @Nullable InetAddress host, int port) {
    static Ends of(Socket socket) {
      return new Ends(socket.getLocalPort(), socket.getInetAddress(), socket.getPort());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ends ends
          && localPort == ends.localPort
          && port == ends.port
          && Objects.equals(host, ends.host);
    }

    @Override
    public int hashCode() {
      return 31 * localPort + port;
    }
  }

  /**
   * Counts on the thread that reads. Over HTTP/1.1 that is the thread of the call, which sets the
   * limit itself. Over HTTP/2 it is OkHttp's, which keeps what it reads for the calls that share
   * the connection.
   */
  final class Counted extends Socket {
    private static final int PAUSES = 5;
    private static final long PAUSE_MILLIS = 50;

    /** Pings and most heads of responses are fewer bytes, however busy the machine is. */
    private static final long NEVER_SLOW = 32 * 1024;

    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** What one read counts for at most. */
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** OkHttp reads much more than 8 MB in a second, unless it queues tasks. */
    private static final long NANOS_PER_BYTE = 125;

    private final Object sharing = new Object();
    private volatile boolean shared;
    private volatile boolean exceeded;
    private long unread;
    private long rest;

    /** How long OkHttp worked on what it had read: in all, and until a call last began or read. */
    private volatile long busy;

    private volatile long busyBefore;
    private volatile long receivedBefore;
    private long returned;

    private volatile long received;

    /** Until the first request: the response of a proxy and the handshake of TLS. */
    private volatile long most = ResponseLimit.MOST_WITHOUT_CONTENT;

    private volatile @Nullable Ends ends;
    private @Nullable JoinedWrites joined;

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      super.connect(endpoint, timeout);
      Ends mine = Ends.of(this);
      ends = mine;
      connected.put(mine, this);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          worked();
          int read = in.read(buffer, offset, length);
          count(read);
          returned = System.nanoTime();
          return read;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      if (!joinsWrites) {
        return super.getOutputStream();
      }
      JoinedWrites out = joined;
      if (out == null) {
        out = new JoinedWrites(super.getOutputStream());
        joined = out;
      }
      return out;
    }

    /** That of the connection, or null if its writes are not joined. */
    @Nullable JoinedWrites joined() {
      return joined;
    }

    /** A pause of the whole machine, or of a container, counts as a short one. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads from a connection at a time.
    private void worked() {
      if (shared) {
        busy += Math.min(LONGEST_NANOS, System.nanoTime() - returned);
      }
    }

    /**
     * OkHttp queues a task for each frame that wants a reply, such as one with settings, and needs
     * the longer for the next one the more are queued. Only the time shows what the bytes were.
     */
    private boolean isSlow() {
      long bytes = received - receivedBefore;
      return bytes > NEVER_SLOW && busy - busyBefore > SLOW_NANOS + bytes * NANOS_PER_BYTE;
    }

    private boolean isTooMuch() {
      return received > most || (shared && isSlow());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads from a connection at a time.
    private void count(int read) throws IOException {
      received += Math.max(0, read);
      if (isTooMuch() && !isCaughtUpWith()) {
        if (shared) {
          // OkHttp ends the calls after it has sent a last frame, which the server may not read.
          exceeded = true;
          close();
        }
        throw new ResponseLimit.Exceeded();
      }
    }

    /** The thread of a call may not have seen yet that its response begins or goes on. */
    private boolean isCaughtUpWith() {
      synchronized (sharing) {
        try {
          for (int i = 0; shared && isTooMuch() && i < PAUSES; i++) {
            sharing.wait(PAUSE_MILLIS);
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return !isTooMuch();
      }
    }

    /** A thread that writes can notice first that the socket was closed, but not why. */
    IOException reason(IOException e) {
      return exceeded && !ResponseLimit.isExceeded(e) ? new ResponseLimit.Exceeded(e) : e;
    }

    /** Whether bytes have arrived that nobody has read. */
    boolean hasBytes() throws IOException {
      return super.getInputStream().available() > 0;
    }

    /** All bytes so far. */
    long received() {
      return received;
    }

    /** Fails when more bytes than this arrive before the next call of this method. */
    void limit(long bytes) {
      most = bytes == Long.MAX_VALUE ? bytes : received + bytes;
    }

    /**
     * Over HTTP/2: a call begins, or content is read.
     *
     * @param change how much more or less content may arrive now while no call reads it
     */
    void share(long change) {
      synchronized (sharing) {
        shared = true;
        unread += change;
        most = Math.max(received + ResponseLimit.MOST_WITHOUT_CONTENT + unread, rest);
        receivedBefore = received;
        busyBefore = busy;
        sharing.notifyAll();
      }
    }

    /** Over HTTP/2: a call ends, and this much of its response may still be on its way. */
    void shareRest(long bytes) {
      synchronized (sharing) {
        rest = received + ResponseLimit.MOST_WITHOUT_CONTENT + bytes;
        share(0);
      }
    }

    @Override
    public synchronized void close() throws IOException {
      Ends mine = ends;
      if (mine != null) {
        connected.remove(mine, this);
      }
      super.close();
    }
  }
}
