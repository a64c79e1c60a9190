package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The traps of plain OkHttp that have to do with threads and time, and that we avoid them. */
final class TrapsOfTimeTest extends WireTest {
  private final OkHttpClient plain = new OkHttpClient();

  @AfterEach
  void evict() {
    plain.dispatcher().cancelAll();
    plain.dispatcher().executorService().shutdown();
    plain.connectionPool().evictAll();
  }

  private Request request() {
    return new Request.Builder().url(server.url() + "/v1/widgets/w1").build();
  }

  private static void execute(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      response.body().bytes();
    }
  }

  /** On a thread of its own; the future has what the work threw, or null. */
  private static CompletableFuture<Throwable> start(List<Thread> threads, Work work) {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                ended.complete(null);
              } catch (Throwable e) {
                ended.complete(e);
              }
            });
    threads.add(thread);
    thread.start();
    return ended;
  }

  /** Okio looks at the flag before it reads, and only then. */
  private static void awaitRead(Thread thread) {
    long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (Arrays.stream(thread.getStackTrace())
        .noneMatch(frame -> frame.getMethodName().equals("park"))) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  @Test
  void interruptIsIgnoredWhileReading() throws Exception {
    server.always(Reply.stall());
    List<Thread> threads = new ArrayList<>();
    CompletableFuture<Throwable> deaf = start(threads, () -> execute(plain, request()));
    server.awaitRequest();
    awaitRead(threads.get(0));
    threads.get(0).interrupt();
    // A virtual thread would notice; a platform thread does not.
    assertThatThrownBy(() -> deaf.get(150, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    server.hangUp();
    assertThat(deaf.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);

    AcmeClient client = client(b -> b);
    CompletableFuture<Throwable> ended = start(threads, () -> Verb.GET.send(client));
    server.awaitRequest();
    threads.get(1).interrupt();
    assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
  }

  @Test
  void interruptBeforeConnectingIsAnUndeclaredExceptionThatClearsTheFlag() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> execute(plain, request())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();

    AcmeClient client = client();
    // Interrupted when the attempt has begun, just before OkHttp connects.
    CallObserver interrupt =
        event -> {
          if (event instanceof CallEvent.AttemptStarted) {
            Thread.currentThread().interrupt();
          }
        };
    AcmeClient interrupting = client(b -> b.observer(interrupt));
    assertThatThrownBy(() -> Verb.CREATE.send(interrupting))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.rateLimits()).isEmpty();
  }

  @Test
  void readTimeoutNeverEndsADrip() throws Exception {
    Reply drip =
        exchange -> {
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
          exchange.socket().setSoTimeout(20);
          for (int i = 0; i < 100; i++) {
            exchange.send(" ");
            try {
              if (exchange.socket().getInputStream().read() < 0) {
                return;
              }
            } catch (SocketTimeoutException e) {
              assert e.bytesTransferred == 0;
            }
          }
          exchange.socket().setSoTimeout(0);
        };
    server.always(drip);
    OkHttpClient impatient = plain.newBuilder().readTimeout(Duration.ofSeconds(1)).build();
    long started = System.nanoTime();
    execute(impatient, request());
    assertThat(System.nanoTime() - started).isGreaterThan(Duration.ofMillis(1500).toNanos());

    AcmeClient client = client(b -> b.callTimeout(Duration.ofMillis(200)));
    started = System.nanoTime();
    failure(TransportException.class, () -> Verb.GET.send(client));
    assertThat(System.nanoTime() - started).isLessThan(Duration.ofMillis(1500).toNanos());
  }

  @Test
  void dispatcherAllowsFiveCallsToAHostOnThreadsThatKeepTheJvmAlive() throws Exception {
    CountDownLatch eight = new CountDownLatch(8);
    server.always(
        exchange -> {
          eight.countDown();
          exchange.awaitHangUp();
        });
    CompletableFuture<Boolean> daemon = new CompletableFuture<>();
    for (int i = 0; i < 8; i++) {
      plain.newCall(request()).enqueue(ignoring(daemon));
    }
    for (int i = 0; i < 5; i++) {
      server.awaitRequest();
    }
    assertThat(eight.await(100, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(server.requests()).hasSize(5);
    plain.dispatcher().cancelAll();
    assertThat(daemon.get(5, TimeUnit.SECONDS)).isFalse();

    AcmeClient client = client(b -> b);
    List<CompletableFuture<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(client.async(() -> Verb.GET.send(client)));
    }
    assertThat(eight.await(5, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 8; i++) {
      server.awaitRequest();
    }
    assertThat(client.async(() -> Thread.currentThread().isDaemon()).get()).isTrue();
    calls.forEach(call -> call.cancel(true));
  }

  private static Callback ignoring(CompletableFuture<Boolean> daemon) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException e) {
        daemon.complete(Thread.currentThread().isDaemon());
      }

      @Override
      public void onResponse(Call call, Response response) {
        response.close();
      }
    };
  }
}
