package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server stands in for a proxy. */
final class ProxyTest extends WireTest {
  private AcmeClient behindProxy(String baseUrl) {
    ProxySelector proxies =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            return List.of(new Proxy(Proxy.Type.HTTP, address));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            assertThat(failure).isNotNull();
          }
        };
    return client(b -> time.configure(b).allowPlainHttp().baseUrl(baseUrl).proxy(proxies));
  }

  @Test
  void selectorThatFailsEndsTheCallAndNothingGoesPastIt() {
    ProxySelector broken =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalArgumentException("no idea");
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            assertThat(failure).isNotNull();
          }
        };
    AcmeClient client = client(b -> b.proxy(broken));
    for (Verb verb : Verb.values()) {
      refused(client, verb);
    }
    assertThat(server.requests()).isEmpty();
  }

  private void refused(AcmeClient client, Verb verb) {
    TransportException e = failure(TransportException.class, () -> verb.send(client));
    assertThat(e.reason()).isEqualTo(Reason.PROXY);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"
      })
  void tunnelThatTheProxyRefusesIsNotRetried(String response) {
    server.always(Reply.rawThenClose(response));
    refused(behindProxy("https://api.acme.test"), Verb.CREATE);
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.line()).startsWith("CONNECT api.acme.test:443 ");
              assertThat(request.headers()).noneMatch(header -> header.contains(TOKEN));
            });
  }

  @Test
  void requestThatTheProxyRefusesIsNotTriedAgain() {
    server.always(Reply.status(407, "Proxy-Authenticate: Basic realm=\"p\"\r\n", ""));
    refused(behindProxy("http://api.acme.test"), Verb.CREATE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusalOfAnUnknownProxyIsReportedAsSuch() {
    server.always(Reply.status(407));
    refused(client(), Verb.CREATE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void requestGoesThroughTheProxy() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = behindProxy("http://api.acme.test/v1");
    Verb.GET.send(client);
    assertThat(server.requests().get(0).target()).isEqualTo("http://api.acme.test/v1/widgets/w1");
  }
}
