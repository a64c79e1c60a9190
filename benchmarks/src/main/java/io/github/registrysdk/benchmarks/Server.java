package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.List;

/** The {@link CannedServer} as the measuring side sees it. */
final class Server implements AutoCloseable {
  private final Jvm jvm;
  private final int clear;
  private final int tls;

  private Server(Jvm jvm) throws IOException {
    this.jvm = jvm;
    String[] ports = jvm.read().split(" ");
    this.clear = Integer.parseInt(ports[0]);
    this.tls = Integer.parseInt(ports[1]);
  }

  static Server start(String... keyStore) throws IOException {
    return new Server(Jvm.start(ClassPaths.OWN, List.of("-Xmx256m"), CannedServer.class, keyStore));
  }

  String origin() {
    return "http://127.0.0.1:" + clear + "/";
  }

  String tlsOrigin() {
    return "https://localhost:" + tls + "/";
  }

  CannedServer.Counts counts() throws IOException {
    return CannedServer.Counts.parse(jvm.ask("?"));
  }

  @Override
  public void close() {
    jvm.close();
  }
}
