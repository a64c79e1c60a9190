package io.github.registrysdk.faults;

import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.CutServer;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import io.github.registrysdk.testsupport.wire.SlowServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import okhttp3.tls.HeldCertificate;

/** Servers that respond instead of the right one; a request that reaches them is a leak. */
final class Villains {
  static final RawServer EXPIRED = secure(Certificates.expired());
  static final RawServer NOT_YET_VALID = secure(Certificates.notYetValid());
  static final RawServer UNTRUSTED = secure(Certificates.selfSigned());
  static final RawServer OTHER_HOST = secure(Certificates.valid("other.example"));
  static final CutServer CUT = cut("");
  static final CutServer PLAIN_TEXT = cut("HTTP/1.1 400 Bad Request\r\n\r\n");

  static final SilentServer SILENT = new SilentServer();
  static final SlowServer DEAF = new SlowServer(1024, Duration.ofMillis(1500), 1);

  private static final RawServer PROXY =
      RawServer.start()
          .always(Reply.status(407, "Proxy-Authenticate: Basic realm=\"acme\"\r\n", ""));

  private Villains() {}

  static RawServer secure(HeldCertificate certificate) {
    return RawServer.start(certificate).always(Reply.status(200));
  }

  static Proxy proxy() {
    return new Proxy(
        Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), PROXY.port()));
  }

  private static CutServer cut(String words) {
    try {
      return new CutServer(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What reached those that nobody should have talked to. */
  static int requests() {
    return List.of(EXPIRED, NOT_YET_VALID, UNTRUSTED, OTHER_HOST).stream()
        .mapToInt(server -> server.requests().size())
        .sum();
  }
}
