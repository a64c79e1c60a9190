package io.github.registrysdk.core.wire;

import static io.github.registrysdk.core.wire.PagingTest.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Widget;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists that are read one page ahead. */
final class PagingAheadTest extends WireTest {
  private static final long LIMIT = Duration.ofSeconds(2).toNanos();

  PagingAheadTest(Mode mode) {
    super(mode);
  }

  private Iterator<Widget> ahead(AcmeClient client) {
    return client.widgets().list().onePageAhead().iterator();
  }

  @Test
  void theNextPageComesWhileThisOneIsUsedAndNoFurther() throws Exception {
    server.reply(page("?page=2", "a", "b"), page("?page=3", "c"), page("", "d"));
    AcmeClient client = client();
    Iterator<Widget> widgets = ahead(client);
    assertThat(server.requests()).isEmpty();
    assertThat(call(client, widgets::next).id()).isEqualTo("a");
    server.awaitRequest();
    assertThat(server.awaitRequest().target()).isEqualTo("/v1/widgets?page=2");
    assertThat(call(client, widgets::next).id()).isEqualTo("b");
    assertThat(server.requests()).hasSize(2);
    List<String> rest = new ArrayList<>();
    call(
        client,
        () -> {
          widgets.forEachRemaining(widget -> rest.add(widget.id()));
          return rest;
        });
    assertThat(rest).containsExactly("c", "d");
    assertThat(server.requests())
        .extracting(Received::target)
        .containsExactly("/v1/widgets?per_page=2", "/v1/widgets?page=2", "/v1/widgets?page=3");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void failedPageIsRepeatedAndItsErrorToldWhenItIsDue() throws Exception {
    server.reply(page("?page=2", "a", "b")).always(Reply.status(500));
    AcmeClient client = client();
    Iterator<Widget> widgets = ahead(client);
    assertThat(call(client, widgets::next).id()).isEqualTo("a");
    for (int request = 0; request < 5; request++) {
      server.awaitRequest();
    }
    assertThat(call(client, widgets::next).id()).isEqualTo("b");
    ServerException e = failure(ServerException.class, client, widgets::next);
    assertThat(e.attempts()).isEqualTo(4);
    assertThat(server.requests()).hasSize(5);
    assertThat(time.sleeps()).hasSize(3);
    server.always(page("", "c"));
    assertThat(call(client, widgets::next).id()).isEqualTo("c");
  }

  @Test
  void closingTheStreamEndsTheCallUnderWay() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    AcmeClient client = client(b -> b);
    Stream<Widget> widgets = client.widgets().list().onePageAhead().stream();
    assertThat(call(client, () -> widgets.iterator().next()).id()).isEqualTo("a");
    server.awaitRequest();
    server.awaitRequest();
    long asked = System.nanoTime();
    widgets.close();
    assertThat(server.awaitHangUp() - asked).isLessThan(LIMIT);
  }

  @Test
  void closingTheStreamEndsTheWaitOfItsConsumerToo() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    AcmeClient client = client(b -> b);
    Stream<Widget> widgets = client.widgets().list().onePageAhead().stream();
    Iterator<Widget> items = widgets.iterator();
    call(client, items::next);
    server.awaitRequest();
    server.awaitRequest();
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread consumer = new Thread(() -> ended.complete(catchThrowable(items::next)));
    consumer.start();
    while (consumer.getState() != Thread.State.WAITING && !ended.isDone()) {
      Thread.onSpinWait();
    }
    widgets.close();
    assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
    assertThat(server.requests()).hasSize(2);
  }

  /** The executor never comes, so it is the consumer's own thread that fetches. */
  @Test
  void interruptOfAConsumerThatFetchesItselfIsKeptThoughTheStreamIsClosedToo() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    AcmeClient client = client(b -> b.executor(work -> {}));
    Stream<Widget> widgets = client.widgets().list().onePageAhead().stream();
    Iterator<Widget> items = widgets.iterator();
    items.next();
    server.awaitRequest();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread consumer =
        new Thread(
            () -> {
              Throwable thrown = catchThrowable(items::next);
              flag.complete(
                  thrown instanceof CallInterruptedException
                      && Thread.currentThread().isInterrupted());
            });
    consumer.start();
    server.awaitRequest();
    consumer.interrupt();
    widgets.close();
    assertThat(flag.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void walkThatIsLetGoOfHasItsCallEnded() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    AcmeClient client = client(b -> b);
    assertThat(call(client, () -> ahead(client).next()).id()).isEqualTo("a");
    server.awaitRequest();
    server.awaitRequest();
    System.gc();
    server.awaitHangUp();
  }

  @Test
  void interruptWhileAPageIsDueEndsItsCallAndBeginsNoOther() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    AtomicInteger begun = new AtomicInteger();
    AcmeClient client =
        client(b -> b.observer(e -> begun.addAndGet(e instanceof CallEvent.CallStarted ? 1 : 0)));
    Iterator<Widget> widgets = ahead(client);
    call(client, widgets::next);
    server.awaitRequest();
    server.awaitRequest();
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread consumer =
        new Thread(
            () -> {
              Throwable thrown = catchThrowable(widgets::next);
              flag.set(Thread.currentThread().isInterrupted());
              ended.complete(thrown);
            });
    consumer.start();
    while (consumer.getState() != Thread.State.WAITING && !ended.isDone()) {
      Thread.onSpinWait();
    }
    consumer.interrupt();
    assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
    assertThat(flag).isTrue();
    assertThat(begun).hasValue(2);
    server.awaitHangUp();
    assertThat(server.requests()).hasSize(2);
    server.always(page("", "b"));
    assertThat(call(client, widgets::next).id()).isEqualTo("b");
  }

  @Test
  void interruptedThreadGetsNoPageThatIsThereAlready() throws Exception {
    server.reply(page("?page=2", "a"), page("", "b"));
    CountDownLatch read = new CountDownLatch(2);
    AcmeClient client =
        client(
            b ->
                b.observer(
                    e -> {
                      if (e instanceof CallEvent.CallEnded) {
                        read.countDown();
                      }
                    }));
    Iterator<Widget> widgets = ahead(client);
    widgets.next();
    assertThat(read.await(5, TimeUnit.SECONDS)).isTrue();
    Thread.currentThread().interrupt();
    Throwable thrown = catchThrowable(widgets::next);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(CallInterruptedException.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void closingTheClientEndsTheCallUnderWay() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    AcmeClient client = client(b -> b);
    Iterator<Widget> widgets = ahead(client);
    widgets.next();
    server.awaitRequest();
    server.awaitRequest();
    client.close();
    server.awaitHangUp();
    assertThat(failure(client, widgets::next)).isInstanceOf(CallCancelledException.class);
  }

  /** Its only thread is the one that waits for the page. */
  @Test
  void executorWithoutAFreeThreadIsNoDeadlock() throws Exception {
    server.reply(page("?page=2", "a"), page("?page=3", "b"), page("", "c"));
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      AcmeClient client = client(b -> b.executor(one));
      CompletableFuture<List<Widget>> all =
          client.async(() -> client.widgets().list().onePageAhead().toList());
      assertThat(all.get(5, TimeUnit.SECONDS))
          .extracting(Widget::id)
          .containsExactly("a", "b", "c");
      assertThat(server.requests()).hasSize(3);
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void threadOfABorrowedExecutorKeepsNoInterruptOfACancelledPage() throws Exception {
    server.reply(page("?page=2", "a")).always(Reply.stall());
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    Executor looking =
        work ->
            new Thread(
                    () -> {
                      work.run();
                      left.complete(Thread.currentThread().isInterrupted());
                    })
                .start();
    AcmeClient client = client(b -> b.executor(looking));
    Stream<Widget> widgets = client.widgets().list().onePageAhead().stream();
    widgets.iterator().next();
    server.awaitRequest();
    server.awaitRequest();
    widgets.close();
    assertThat(left.get(5, TimeUnit.SECONDS)).isFalse();
  }
}
