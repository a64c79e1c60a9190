package io.github.registrysdk.testsupport.wire;

import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets that a test makes. OkHttp connects them itself, so that the other methods fail. */
public final class ClientSockets extends SocketFactory {
  private final Supplier<Socket> sockets;

  public ClientSockets(Supplier<Socket> sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket() {
    return sockets.get();
  }

  @Override
  public Socket createSocket(@Nullable String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(
      @Nullable String host, int port, @Nullable InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(@Nullable InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(
      @Nullable InetAddress host, int port, @Nullable InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
