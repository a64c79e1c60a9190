package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.ClientSockets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import okhttp3.Dns;

/** Names and connections of one client, which go wrong from the moment that the test chooses. */
final class Steering implements Dns {
  private static final int SEND_BUFFER = 16 * 1024;

  /** What goes wrong. */
  enum Trouble {
    NONE,
    NO_SUCH_HOST,
    REFUSED,
    NO_RESPONSE,
    /** Another server responds. */
    DIVERTED
  }

  private final AtomicInteger times = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Trouble trouble = Trouble.NONE;
  private volatile int port;
  private volatile boolean armed;

  /** How often each port was reached. */
  private final Map<Integer, AtomicInteger> reached = new ConcurrentHashMap<>();

  void plan(Trouble planned, int divertedTo) {
    trouble = planned;
    port = divertedTo;
  }

  void onlyOnce() {
    times.set(1);
  }

  void arm() {
    armed = true;
  }

  boolean isArmed() {
    return armed;
  }

  int reached(int at) {
    AtomicInteger number = reached.get(at);
    return number == null ? 0 : number.get();
  }

  private boolean strikes() {
    return armed && times.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    if (trouble == Trouble.NO_SUCH_HOST && strikes()) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  private void connecting(SteeredSocket socket, SocketAddress to, int timeout) throws IOException {
    boolean connects = trouble != Trouble.NO_SUCH_HOST && trouble != Trouble.NONE;
    if (!connects || !strikes()) {
      socket.reach(to, timeout);
      return;
    }
    // Less than an upload, so that a server that does not read is noticed.
    socket.setSendBufferSize(SEND_BUFFER);
    switch (trouble) {
      case REFUSED -> throw new ConnectException("Connection refused");
      case NO_RESPONSE -> throw new SocketTimeoutException("Connect timed out");
      default ->
          socket.reach(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
    }
  }

  SocketFactory sockets() {
    return new ClientSockets(SteeredSocket::new);
  }

  private final class SteeredSocket extends Socket {
    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
      connecting(this, to, timeout);
    }

    void reach(SocketAddress to, int timeout) throws IOException {
      super.connect(to, timeout);
      reached.computeIfAbsent(getPort(), any -> new AtomicInteger()).incrementAndGet();
    }
  }
}
