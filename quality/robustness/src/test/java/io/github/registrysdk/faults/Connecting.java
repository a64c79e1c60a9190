package io.github.registrysdk.faults;

import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.faults.Steering.Trouble;
import io.github.registrysdk.operations.Canary;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.CertificatePinner;

/** What goes wrong before anything is sent. */
final class Connecting {
  private static final CertificatePinner PIN =
      new CertificatePinner.Builder()
          .add("localhost", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
          .build();

  private static final ProxySelector NOBODY =
      ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", 1));

  private static final ProxySelector BROKEN =
      new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
          throw new IllegalArgumentException(Canary.VALUE);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
      };

  private Connecting() {}

  static List<Fault> all() {
    return List.of(
        steered("no such host", Kind.NOT_SENT, "DNS", Trouble.NO_SUCH_HOST),
        steered("connection refused", Kind.NOT_SENT, "CONNECT", Trouble.REFUSED),
        steered("connect timeout", Kind.NOT_SENT, "TIMEOUT", Trouble.NO_RESPONSE),
        certificate("expired certificate", Villains.EXPIRED.port(), "has expired"),
        certificate("certificate of tomorrow", Villains.NOT_YET_VALID.port(), "is not valid yet"),
        certificate("untrusted certificate", Villains.UNTRUSTED.port(), "is not trusted"),
        certificate("another host's certificate", Villains.OTHER_HOST.port(), "not for this host"),
        pinned(),
        silence(),
        proxied("a proxy that wants a password", false, 407),
        proxied("a proxy that wants a password for a tunnel", true, 0),
        proxyFault("a proxy that nothing listens at", Kind.NOT_SENT, "CONNECT", NOBODY)
            .expecting(e -> e.says("the connection to the proxy 127.0.0.1:1 was refused"))
            .always(),
        proxyFault("a proxy selector that fails", Kind.NEVER_SENT, "PROXY", BROKEN)
            .expecting(e -> e.says("the proxy selector of the caller-provided HTTP client failed")),
        diverted("TLS cut", Kind.NOT_SENT_ONCE, Villains.CUT.port()),
        diverted("plain text instead of TLS", Kind.NOT_SENT_ONCE, Villains.PLAIN_TEXT.port()));
  }

  private static Fault certificate(String name, int port, String says) {
    return diverted(name, Kind.NEVER_SENT, port).expecting(e -> e.says(says));
  }

  private static Fault pinned() {
    return Fault.of(
            "another certificate than the pinned one",
            Kind.NEVER_SENT,
            TransportException.class,
            "TLS",
            Scene::response)
        .with(world -> world.secure = true)
        .with(world -> world.http(http -> http.certificatePinner(PIN)))
        .only(row -> row.before().isEmpty())
        .expecting(e -> e.says("not the pinned one"))
        .takesEffect(true);
  }

  private static Fault silence() {
    return diverted("silence instead of TLS", Kind.NOT_SENT_ONCE, Villains.SILENT.port())
        .expectingOf(
            row ->
                Expected.of(Kind.NOT_SENT_ONCE, row, TransportException.class, "TIMEOUT")
                    .says("setting up TLS took too long"))
        .with(world -> world.readTimeout = Duration.ofMillis(200))
        .always();
  }

  private static Fault proxied(String name, boolean secure, int status) {
    return Fault.of(name, Kind.NEVER_SENT, TransportException.class, "PROXY", Scene::response)
        .with(world -> world.secure = secure)
        .with(world -> world.http(http -> http.proxy(Villains.proxy())))
        .only(row -> row.before().isEmpty())
        .expecting(e -> e.status(status))
        .takesEffect(true);
  }

  private static Fault proxyFault(String name, Kind kind, String reason, ProxySelector proxies) {
    return Fault.of(name, kind, TransportException.class, reason, Scene::response)
        .with(world -> world.http(http -> http.proxySelector(proxies)))
        .only(row -> row.before().isEmpty())
        .takesEffect(true);
  }

  private static Fault diverted(String name, Kind kind, int port) {
    return Fault.of(name, kind, TransportException.class, "TLS", Scene::response)
        .with(world -> world.secure = true)
        .with(world -> world.steering.plan(Trouble.DIVERTED, port))
        .takesEffect(true);
  }

  private static Fault steered(String name, Kind kind, String reason, Trouble trouble) {
    return Fault.of(name, kind, TransportException.class, reason, Scene::response)
        .with(world -> world.steering.plan(trouble, 0))
        .with(world -> world.storageHasName = trouble == Trouble.NO_SUCH_HOST)
        .takesEffect(true);
  }
}
