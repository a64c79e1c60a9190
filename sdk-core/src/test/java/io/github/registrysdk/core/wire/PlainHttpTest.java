package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.ClientSockets;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token goes over http to this machine only, whatever a name that should mean it leads to. */
final class PlainHttpTest extends WireTest {
  private static final String ELSEWHERE = "192.0.2.7";

  /** Whatever the address, the server of the test is there. */
  private final class Redirected extends Socket {
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      super.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), timeout);
    }
  }

  private OkHttpClient.Builder resolvingTo(String address) {
    return new OkHttpClient.Builder()
        .dns(host -> List.of(InetAddress.getByName(address)))
        .socketFactory(new ClientSockets(Redirected::new));
  }

  private AcmeClient client(OkHttpClient.Builder provided, String host) {
    server.always(Reply.widget());
    return client(
        b -> time.configure(b).httpClient(provided.build()).baseUrl("http://" + host + ":8080/v1"));
  }

  private void refused(AcmeClient client) {
    for (Verb verb : Verb.values()) {
      TransportException e = failure(TransportException.class, () -> verb.send(client));
      assertThat(e).hasMessageContaining(ELSEWHERE).hasMessageContaining("allowPlainHttp");
      assertThat(e.reason()).isEqualTo(TransportException.Reason.CONNECT);
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(e.attempts()).isEqualTo(1);
    }
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "x.localhost"})
  void nameOfThisMachineThatLeadsToAnotherIsRefused(String host) {
    refused(client(resolvingTo(ELSEWHERE), host));
  }

  @Test
  void proxyOnAnotherMachineIsRefused() {
    Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(ELSEWHERE, 3128));
    refused(client(resolvingTo("127.0.0.1").proxy(proxy), "localhost"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "x.localhost"})
  void nameThatLeadsToThisMachineIsUsed(String host) throws Exception {
    AcmeClient client = client(resolvingTo("127.0.0.1"), host);
    Verb.CREATE.send(client);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void withPermissionAnotherMachineIsUsed() throws Exception {
    server.always(Reply.widget());
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .httpClient(resolvingTo(ELSEWHERE).build())
                    .allowPlainHttp()
                    .baseUrl("http://localhost:8080/v1"));
    Verb.CREATE.send(client);
    assertThat(server.requests()).hasSize(1);
  }
}
