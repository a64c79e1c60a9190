package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that is closed ends its calls at once, whatever they are doing. */
final class ClosingTest extends WireTest {
  /** On a busy machine; without the watch, these calls would go on for ten seconds and more. */
  private static final long LIMIT = Duration.ofSeconds(2).toNanos();

  @ParameterizedTest
  @EnumSource(Verb.class)
  void closingTheClientEndsItsCalls(Verb verb) throws Exception {
    server.always(Reply.stall());
    AcmeClient client = client(b -> b);
    CompletableFuture<SdkException> ended =
        CompletableFuture.supplyAsync(() -> failure(() -> verb.send(client)));
    server.awaitRequest();
    long asked = System.nanoTime();
    client.close();
    SdkException e = ended.get(5, TimeUnit.SECONDS);
    assertThat(server.awaitHangUp() - asked).isLessThan(LIMIT);
    assertThat(e).isInstanceOf(CallCancelledException.class);
    assertThat(e.effect()).isEqualTo(verb == Verb.GET ? Effect.NONE : Effect.UNKNOWN);
    assertThat(failure(() -> Verb.GET.send(client))).isInstanceOf(CallCancelledException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void closingTheClientEndsItsWaits() throws Exception {
    server.always(Reply.status(503, "Retry-After: 60\r\n", "{}"));
    CountDownLatch waiting = new CountDownLatch(1);
    AcmeClient client =
        client(
            b ->
                b.observer(
                    e -> {
                      if (e instanceof CallEvent.Waiting) {
                        waiting.countDown();
                      }
                    }));
    CompletableFuture<SdkException> ended =
        CompletableFuture.supplyAsync(() -> failure(() -> Verb.GET.send(client)));
    assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
    client.close();
    assertThat(ended.get(1, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
  }

  /** The observer closes the client when the attempt has been counted and not yet begun. */
  @Test
  void closeThatComesJustBeforeAnAttemptEndsIt() {
    server.always(Reply.stall());
    AcmeClient[] client = new AcmeClient[1];
    CallObserver closing =
        event -> {
          if (event instanceof CallEvent.AttemptStarted) {
            client[0].close();
          }
        };
    client[0] = client(b -> b.callTimeout(Duration.ofSeconds(3)).observer(closing));
    SdkException e = failure(() -> Verb.GET.send(client[0]));
    assertThat(e).isInstanceOf(CallCancelledException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void closedClientLeavesNoThread() throws Exception {
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    server.always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    List<Thread> own =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !earlier.contains(thread))
            .filter(thread -> thread.getName().equals("registry-sdk-watch"))
            .toList();
    assertThat(own).isNotEmpty();
    client.close();
    for (Thread thread : own) {
      // By itself it goes after two seconds without a call.
      thread.join(1_500);
      assertThat(thread.isAlive()).isFalse();
    }
  }
}
