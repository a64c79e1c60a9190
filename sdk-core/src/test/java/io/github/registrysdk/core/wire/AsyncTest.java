package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Widget;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code async} adds to the blocking path; its other rules are tested blocking. */
final class AsyncTest extends WireTest {
  @ParameterizedTest
  @EnumSource(Verb.class)
  void resultComesInTheFuture(Verb verb) {
    server.always(Reply.widget());
    AcmeClient client = client();
    assertThat(client.async(() -> verb.send(client)).join()).isEqualTo(verb.send(client));
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void failureIsTheCauseInTheFuture(Verb verb) {
    server.always(Reply.status(404));
    AcmeClient client = client();
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> client.async(() -> verb.send(client)).join())
        .withCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void exceptionOfTheCallersWorkComesAsItIs() {
    IllegalStateException own = new IllegalStateException("own");
    AcmeClient client = client();
    Throwable thrown =
        catchThrowable(
            () ->
                client
                    .async(
                        () -> {
                          throw own;
                        })
                    .join());
    assertThat(thrown).hasCause(own);
  }

  @Test
  void callIsRetriedOnTheOtherThread() {
    server.reply(Reply.status(503)).always(Reply.widget());
    AcmeClient client = client();
    client.async(() -> Verb.GET.send(client)).join();
    assertThat(server.requests()).hasSize(2);
    assertThat(time.sleeps()).hasSize(1);
  }

  @Test
  void listIsReadOnTheOtherThread() {
    server.reply(PagingTest.page("?page=2", "a", "b"), PagingTest.page("", "c"));
    AcmeClient client = client();
    List<String> ids =
        client.async(() -> client.widgets().list().stream().map(Widget::id).toList()).join();
    assertThat(ids).containsExactly("a", "b", "c");
  }

  @Test
  void uploadIsSentFromTheOtherThread() {
    server.always(Reply.widget());
    List<Thread> threads = new ArrayList<>();
    Upload upload =
        Upload.bytes("w.bin", new byte[1_000])
            .onProgress((sent, total) -> threads.add(Thread.currentThread()));
    AcmeClient client = client();
    client.async(() -> client.widgets().publish(upload)).join();
    assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
  }

  @Test
  void workThatIsCancelledBeforeItStartsSendsNothing() {
    server.always(Reply.widget());
    List<Runnable> queue = new ArrayList<>();
    AcmeClient client = client(b -> time.configure(b).executor(queue::add));
    CompletableFuture<Object> future = client.async(() -> Verb.CREATE.send(client));
    assertThat(future.cancel(true)).isTrue();
    queue.forEach(Runnable::run);
    assertThat(server.requests()).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
  }

  @Test
  void cancellingADependentStageDoesNotEndTheCall() throws Exception {
    server.always(Reply.widget());
    List<Runnable> queue = new ArrayList<>();
    AcmeClient client = client(b -> time.configure(b).executor(queue::add));
    CompletableFuture<Object> future = client.async(() -> Verb.GET.send(client));
    assertThat(future.thenApply(result -> result).cancel(true)).isTrue();
    queue.forEach(Runnable::run);
    assertThat(future.get()).isNotNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void closedClientFailsTheFuture() {
    AcmeClient client = client();
    client.close();
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> client.async(() -> Verb.GET.send(client)).join())
        .withCauseInstanceOf(SdkException.class);
  }

  @Test
  void executorThatRejectsTheWorkFailsTheFuture() {
    for (RuntimeException rejection :
        List.of(new RejectedExecutionException("full"), new IllegalStateException("own"))) {
      AcmeClient client =
          client(
              b ->
                  b.executor(
                      work -> {
                        throw rejection;
                      }));
      Throwable thrown = catchThrowable(() -> client.async(() -> Verb.CREATE.send(client)).join());
      assertThat(thrown).isInstanceOf(CompletionException.class);
      assertThat(thrown.getCause())
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(TransportException.Reason.EXECUTOR);
                assertThat(e.isSafeToRetry()).isTrue();
              })
          .hasMessage(
              "could not start an asynchronous call: 127.0.0.1 failed: the executor did not accept"
                  + " it (0 attempts, 0 ms)");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void workThatARejectingExecutorKeepsSendsNothing() {
    List<Runnable> queue = new ArrayList<>();
    AcmeClient client =
        client(
            b ->
                b.executor(
                    work -> {
                      queue.add(work);
                      throw new RejectedExecutionException("after it was queued");
                    }));
    assertThat(client.async(() -> Verb.CREATE.send(client))).isCompletedExceptionally();
    queue.forEach(Runnable::run);
    assertThat(server.requests()).isEmpty();
  }
}
