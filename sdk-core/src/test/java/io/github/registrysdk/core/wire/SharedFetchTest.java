package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that wait for a token that is fetched once for all of them. */
@Timeout(30)
final class SharedFetchTest extends WireTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final CountDownLatch fetching = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger fetches = new AtomicInteger();

  private AccessToken slowToken() {
    fetches.incrementAndGet();
    fetching.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new AccessToken(Secret.of("fetched"), null);
  }

  private AcmeClient slow() {
    server.always(Reply.widget());
    return client(b -> b.tokenSource(TokenSource.cached(this::slowToken)));
  }

  private static AcmeClient with(AcmeClient client, Duration timeout) {
    return client.withOptions(CallOptions.builder().timeout(timeout).build());
  }

  @AfterEach
  void release() {
    released.countDown();
  }

  @Test
  void eachCallerEndsWithItsOwnDeadlineAndTheFetchGoesOn() throws Exception {
    AcmeClient client = slow();
    CompletableFuture<Object> patient =
        client.async(() -> Verb.GET.send(with(client, Duration.ofSeconds(20))));
    List<CompletableFuture<SdkException>> hasty = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hasty.add(client.async(() -> failure(() -> Verb.CREATE.send(with(client, SHORT)))));
    }
    for (CompletableFuture<SdkException> ended : hasty) {
      TransportException e = (TransportException) ended.get(10, TimeUnit.SECONDS);
      assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
      assertThat(e.operation()).isEqualTo("create a widget");
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(e.elapsed()).isBetween(SHORT, Duration.ofSeconds(5));
    }
    assertThat(patient).isNotDone();
    released.countDown();
    assertThat(patient.get(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(fetches).hasValue(1);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void interruptEndsTheCallThatStartedTheFetchAndNoOther() throws Exception {
    AcmeClient client = slow();
    BlockingQueue<SdkException> ended = new LinkedBlockingQueue<>();
    Thread first = new Thread(() -> ended.add(failure(() -> Verb.GET.send(client))));
    first.start();
    fetching.await();
    CompletableFuture<Object> second = client.async(() -> Verb.GET.send(client));
    first.interrupt();
    assertThat(ended.poll(10, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
    released.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isNotNull();
    assertThat(fetches).hasValue(1);
  }

  @Test
  void closingTheClientEndsTheWait() throws Exception {
    AcmeClient client = slow();
    CompletableFuture<SdkException> ended =
        client.async(() -> failure(() -> Verb.GET.send(client)));
    fetching.await();
    client.close();
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(CallCancelledException.class);
  }

  @Test
  void requestsOfATokenSourceEndWithTheCallThatNeedsIt() {
    server.always(exchange -> exchange.awaitHangUp());
    AcmeClient tokens = client(b -> b);
    AcmeClient client =
        client(
            b ->
                b.callTimeout(SHORT)
                    .tokenSource(() -> Secret.of(tokens.widgets().get("token").id())));
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    assertThat(e.elapsed()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void requestsAfterARejectedTokenEndWithTheCallToo() {
    server.reply(Reply.status(401));
    server.always(exchange -> exchange.awaitHangUp());
    AcmeClient tokens = client(b -> b);
    TokenSource revoking =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of("expired");
          }

          @Override
          public void rejected(Secret token) {
            tokens.widgets().get("revocation");
          }
        };
    AcmeClient client = client(b -> b.callTimeout(SHORT).tokenSource(revoking));
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT);
    assertThat(e.elapsed()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void supplierThatWaitsForItselfIsNamed() {
    AtomicReference<TokenSource> self = new AtomicReference<>();
    self.set(TokenSource.cached(() -> new AccessToken(self.get().token(), null)));
    assertThatIllegalStateException()
        .isThrownBy(() -> self.get().token())
        .withMessageContaining("supplier");
  }
}
