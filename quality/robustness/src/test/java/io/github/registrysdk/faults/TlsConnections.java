package io.github.registrysdk.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Knows the connections of a server whose library does not show them. */
final class TlsConnections extends SSLSocketFactory {
  private final SSLSocketFactory factory;
  private final List<SSLSocket> sockets = new CopyOnWriteArrayList<>();

  TlsConnections(SSLSocketFactory factory) {
    this.factory = factory;
  }

  void forget() {
    sockets.clear();
  }

  /** To the last client that speaks HTTP/2. */
  OutputStream overHttp2() throws IOException {
    for (int i = sockets.size() - 1; i >= 0; i--) {
      if ("h2".equals(sockets.get(i).getApplicationProtocol())) {
        return sockets.get(i).getOutputStream();
      }
    }
    throw new IllegalStateException("no connection over HTTP/2");
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, autoClose);
    sockets.add(secure);
    return secure;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }
}
