package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupt and cancel end a call at once, whatever it is doing. */
@ParameterizedClass
@EnumSource(EndingTest.Way.class)
final class EndingTest extends WireTest {
  /** Of ending a call. */
  enum Way {
    INTERRUPT,
    CANCEL
  }

  /** On a busy machine; without the watch, these calls would go on for ten seconds and more. */
  private static final long LIMIT = Duration.ofSeconds(2).toNanos();

  private final Way way;

  EndingTest(Way way) {
    this.way = way;
  }

  /** What a thread of its own got out of a call. */
  private record Ended(Throwable failure, boolean interrupted, long at) {}

  /** A call under way: interrupted directly or by cancelling its future. */
  private final class Running {
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final Runnable stop;

    Running(AcmeClient client, Verb verb) {
      Runnable work =
          () -> {
            Throwable failure = null;
            try {
              verb.send(client);
            } catch (Throwable e) {
              failure = e;
            }
            boolean flag = Thread.currentThread().isInterrupted();
            ended.complete(new Ended(failure, flag, System.nanoTime()));
          };
      if (way == Way.CANCEL) {
        CompletableFuture<Void> future =
            client.async(
                () -> {
                  work.run();
                  return null;
                });
        stop = () -> assertThat(future.cancel(true)).isTrue();
      } else {
        Thread thread = new Thread(work);
        thread.start();
        stop = thread::interrupt;
      }
    }

    Ended stop() throws Exception {
      long asked = System.nanoTime();
      stop.run();
      Ended end = ended.get(5, TimeUnit.SECONDS);
      assertThat(end.at() - asked).isLessThan(LIMIT);
      assertThat(end.failure()).isInstanceOf(CallInterruptedException.class);
      assertThat(end.interrupted()).isTrue();
      return end;
    }
  }

  private static Effect effectOf(Ended end) {
    return ((SdkException) end.failure()).effect();
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void interruptEndsTheWaitForAResponse(Verb verb) throws Exception {
    server.always(Reply.stall());
    Running running = new Running(client(b -> b), verb);
    server.awaitRequest();
    long asked = System.nanoTime();
    Ended end = running.stop();
    assertThat(server.awaitHangUp() - asked).isLessThan(LIMIT);
    assertThat(effectOf(end)).isEqualTo(verb == Verb.GET ? Effect.NONE : Effect.UNKNOWN);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void interruptEndsTheReadingOfABody(int status) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    server.always(
        exchange -> {
          exchange.send("HTTP/1.1 " + status + " X\r\nContent-Length: 100\r\n\r\n{\"id\":");
          begun.countDown();
          exchange.awaitHangUp();
        });
    Running running = new Running(client(b -> b), Verb.CREATE);
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    Ended end = running.stop();
    assertThat(effectOf(end)).isIn(Effect.DONE, Effect.UNKNOWN);
    server.awaitHangUp();
  }

  @Test
  void interruptEndsTheWaitForARetry() throws Exception {
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
    Running running = new Running(client, Verb.CREATE);
    assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(effectOf(running.stop())).isEqualTo(Effect.NONE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void interruptEndsConnecting() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 50);
        } catch (java.net.SocketTimeoutException e) {
          assertThat(i).isPositive();
        }
      }
      CountDownLatch started = new CountDownLatch(1);
      AcmeClient client =
          client(
              b ->
                  b.baseUrl("http://127.0.0.1:" + full.getLocalPort())
                      .observer(
                          e -> {
                            if (e instanceof CallEvent.AttemptStarted) {
                              started.countDown();
                            }
                          }));
      Running running = new Running(client, Verb.CREATE);
      assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(effectOf(running.stop())).isEqualTo(Effect.NONE);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void interruptEndsALookup() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> never = new CompletableFuture<>();
    never.completeOnTimeout(null, 2, TimeUnit.SECONDS);
    Dns hanging =
        host -> {
          begun.countDown();
          never.join();
          throw new UnknownHostException(host);
        };
    OkHttpClient provided = new OkHttpClient.Builder().dns(hanging).build();
    AcmeClient client =
        client(b -> b.httpClient(provided).allowPlainHttp().baseUrl("http://acme.test"));
    Running running = new Running(client, Verb.CREATE);
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(effectOf(running.stop())).isEqualTo(Effect.NONE);
    never.complete(null);
  }

  @Test
  void interruptedThreadSendsNothing() {
    server.always(Reply.widget());
    AcmeClient client = client();
    SdkException e =
        failure(
            () -> {
              Thread.currentThread().interrupt();
              return Verb.GET.send(client);
            });
    assertThat(e).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  /** On a new connection OkHttp throws an InterruptedException that it does not declare. */
  @Test
  void interruptAtAnyMomentIsOursAndKeepsTheFlag() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client(b -> b);
    for (int i = 0; i < 60; i++) {
      CompletableFuture<Ended> ended = new CompletableFuture<>();
      CountDownLatch go = new CountDownLatch(1);
      Thread thread =
          new Thread(
              () -> {
                go.countDown();
                Throwable failure = null;
                try {
                  Verb.CREATE.send(client);
                } catch (Throwable e) {
                  failure = e;
                }
                ended.complete(
                    new Ended(failure, Thread.currentThread().isInterrupted(), System.nanoTime()));
              });
      thread.start();
      go.await();
      long until = System.nanoTime() + i * 20_000L;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      thread.interrupt();
      Ended end = ended.get(5, TimeUnit.SECONDS);
      if (end.failure() != null) {
        assertThat(end.failure()).isInstanceOf(CallInterruptedException.class);
        assertThat(end.interrupted()).isTrue();
      }
    }
  }
}
