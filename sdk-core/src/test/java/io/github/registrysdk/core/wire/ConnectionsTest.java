package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which connection a request goes over. */
final class ConnectionsTest extends WireTest {
  @Test
  void readsShareAConnection() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client();
    for (int i = 0; i < 5; i++) {
      Verb.GET.send(client);
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verb.class,
      names = {"UPDATE", "CREATE"})
  void whatMustNotBeSentTwiceGoesOverItsOwnConnection(Verb verb) throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    for (int i = 0; i < 3; i++) {
      verb.send(client);
      server.awaitHangUp();
    }
    Verb.GET.send(client);
    assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2, 3, 4, 1);
  }

  /** A write that hangs can only be ended with its connection, which no other call may share. */
  @Test
  void uploadsUseTheirOwnConnectionsEvenIfTheyCanBeRetried() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    URI storage = URI.create(server.url() + "/bucket");
    for (int i = 0; i < 2; i++) {
      client.storage(storage).store(Upload.bytes("w", new byte[9]));
      server.awaitHangUp();
    }
    Verb.GET.send(client);
    assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2, 3, 1);
  }

  @Test
  void createsRightAfterTheServerClosedIdleConnectionsNeverFail() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client();
    for (int i = 0; i < 200; i++) {
      Verb.GET.send(client);
      server.hangUp();
      Verb.CREATE.send(client);
    }
    assertThat(server.requests()).filteredOn(r -> r.method().equals("POST")).hasSize(200);
  }

  /** A restarted server kills all idle connections at once: more than there are attempts. */
  @Test
  void readOutlivesMoreDeadConnectionsThanItHasAttempts() throws Exception {
    AcmeClient client = client();
    CountDownLatch together = new CountDownLatch(8);
    server.always(
        exchange -> {
          together.countDown();
          await(together);
          Reply.widget().to(exchange);
        });
    List<CompletableFuture<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(client.async(() -> Verb.GET.send(client)));
    }
    calls.forEach(CompletableFuture::join);
    assertThat(server.connections()).isEqualTo(8);
    server.always(Reply.widget());
    server.hangUp();
    Verb.GET.send(client);
    assertThat(time.sleeps()).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verb.class,
      names = {"GET", "DELETE"})
  void misdirectedRequestIsRetriedOverAnotherConnection(Verb verb) throws Exception {
    server.reply(Reply.status(421)).always(Reply.widget());
    AcmeClient client = client();
    verb.send(client);
    assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2);
  }
}
