package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The events of an observer: enough to time, count and trace calls, on the thread of the call. */
final class ObserverTest extends WireTest {
  private final List<CallEvent> events = new CopyOnWriteArrayList<>();

  private <E extends CallEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<String> steps() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  @Test
  void observerSeesEveryStepInOrder() throws Exception {
    server
        .reply(Reply.close(), Reply.status(429, "Retry-After: 5\r\n", "{}"))
        .always(Reply.widget());
    AcmeClient client = client(b -> time.configure(b).observer(events::add));
    Verb.GET.send(client);
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "CallStarted",
            "AttemptStarted",
            "AttemptEnded",
            "Waiting",
            "AttemptStarted",
            "AttemptEnded",
            "Waiting",
            "AttemptStarted",
            "AttemptEnded",
            "CallEnded");
    assertThat((CallEvent.AttemptEnded) events.get(2))
        .matches(e -> "CONNECTION_LOST".equals(e.problem()) && e.status() == 0);
    assertThat((CallEvent.Waiting) events.get(6))
        .matches(e -> e.reason().equals("RATE_LIMITED") && e.attempt() == 3);
    assertThat((CallEvent.CallEnded) events.get(9))
        .matches(e -> e.attempts() == 3 && e.status() == 200 && e.failure() == null);
    assertThat(events).extracting(CallEvent::call).containsOnly(events.get(0).call());
    assertThat(events.get(0).call().path()).isEqualTo("/widgets/{id}");
  }

  /** As spans are opened and closed. */
  @Test
  void observersAreNotifiedInTheirOrderAndOfEndsInReverse() throws Exception {
    server.reply(Reply.close()).always(Reply.widget());
    List<String> notified = new ArrayList<>();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .observer(event -> notified.add("first " + event.getClass().getSimpleName()))
                    .observer(event -> notified.add("second " + event.getClass().getSimpleName())));
    Verb.GET.send(client);
    assertThat(notified)
        .containsExactly(
            "first CallStarted",
            "second CallStarted",
            "first AttemptStarted",
            "second AttemptStarted",
            "second AttemptEnded",
            "first AttemptEnded",
            "first Waiting",
            "second Waiting",
            "first AttemptStarted",
            "second AttemptStarted",
            "second AttemptEnded",
            "first AttemptEnded",
            "second CallEnded",
            "first CallEnded");
  }

  @Test
  void observerThatFailsChangesNothing() throws Exception {
    server.always(Reply.widget());
    AcmeClient client =
        client(
            b ->
                b.observer(
                    event -> {
                      throw new IllegalStateException("observer");
                    }));
    Verb.GET.send(client);
  }

  /** The place for a span, which the token's own request then stands under. */
  @Test
  void callStartsBeforeItsTokenIsAskedFor() throws Exception {
    server.always(Reply.widget());
    AcmeClient tokens = client(b -> b.observer(events::add));
    AcmeClient client =
        client(
            b ->
                b.observer(events::add)
                    .tokenSource(() -> Secret.of(tokens.widgets().get("token").name())));
    Verb.DELETE.send(client);
    assertThat(steps())
        .containsExactly(
            "CallStarted",
            "CallStarted",
            "AttemptStarted",
            "AttemptEnded",
            "CallEnded",
            "AttemptStarted",
            "AttemptEnded",
            "CallEnded");
    assertThat(events.get(0).call()).isEqualTo(events.get(7).call());
    assertThat(events.get(1).call()).isEqualTo(events.get(4).call());
  }

  @Test
  void failureOfTheTokenSourceEndsTheCallWithItsOwnNumbers() {
    server.always(Reply.status(500));
    AcmeClient tokens = client(b -> time.configure(b).retryPolicy(RetryPolicy.none()));
    AcmeClient client =
        client(
            b ->
                b.observer(events::add)
                    .tokenSource(() -> Secret.of(tokens.widgets().get("token").name())));
    ServerException e = failure(ServerException.class, () -> Verb.GET.send(client));
    assertThat(e.attempts()).isOne();
    assertThat(steps()).containsExactly("CallStarted", "CallEnded");
    assertThat(events(CallEvent.CallEnded.class).get(0))
        .matches(ended -> ended.attempts() == 0 && ended.status() == 0 && e == ended.failure());
  }

  /** The same call of two clients that share an observer. */
  @Test
  void callsOfSeveralClientsHaveDifferentIds() throws Exception {
    server.always(Reply.widget());
    for (int i = 0; i < 2; i++) {
      AcmeClient client = client(b -> b.observer(events::add));
      Verb.GET.send(client);
    }
    assertThat(events.stream().map(event -> event.call().id()).distinct()).hasSize(2);
  }

  @Test
  void pathOfTheCallersOwnIsNoTemplate() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client(b -> b.observer(events::add));
    client.send(ApiRequest.get("widgets", "w1"));
    Verb.GET.send(client);
    assertThat(events(CallEvent.CallStarted.class))
        .extracting(event -> event.call().path() + " " + event.call().hasTemplate())
        .containsExactly("/widgets/w1 false", "/widgets/{id} true");
  }

  @Test
  void eventsComeOnTheThreadOfTheCall() throws Exception {
    server.reply(Reply.close()).always(Reply.widget());
    List<Thread> threads = new CopyOnWriteArrayList<>();
    AcmeClient client =
        client(b -> time.configure(b).observer(event -> threads.add(Thread.currentThread())));
    Verb.GET.send(client);
    assertThat(threads).hasSize(7).containsOnly(Thread.currentThread());
  }

  /** From below, an attempt that was ended looks like a lost connection. */
  @Test
  void attemptThatTookTooLongIsCalledSo() {
    server.always(Reply.stall());
    AcmeClient client =
        client(
            b ->
                TestSeams.sleeper(b, delay -> {})
                    .attemptTimeout(Duration.ofMillis(50))
                    .retryPolicy(RetryPolicy.builder().maxAttempts(2).build())
                    .observer(events::add));
    failure(TransportException.class, () -> Verb.GET.send(client));
    assertThat(events(CallEvent.AttemptEnded.class))
        .extracting(CallEvent.AttemptEnded::problem)
        .containsExactly("TIMEOUT", "TIMEOUT");
    assertThat(events(CallEvent.Waiting.class))
        .extracting(CallEvent.Waiting::reason)
        .containsExactly("TIMEOUT");
  }

  @Test
  void attemptThatIsStoppedEndsToo() throws Exception {
    server.always(Reply.stall());
    AcmeClient closed = client(b -> b.observer(events::add));
    CompletableFuture<SdkException> ended =
        CompletableFuture.supplyAsync(() -> failure(() -> Verb.GET.send(closed)));
    server.awaitRequest();
    closed.close();
    assertThat(ended.get()).isInstanceOf(CallCancelledException.class);

    AcmeClient client = client(b -> b.observer(events::add));
    CompletableFuture<SdkException> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                Verb.GET.send(client);
              } catch (SdkException e) {
                interrupted.complete(e);
              }
            });
    thread.start();
    server.awaitRequest();
    thread.interrupt();
    interrupted.get();

    assertThat(events(CallEvent.AttemptEnded.class))
        .extracting(CallEvent.AttemptEnded::problem)
        .containsExactly("CANCELLED", "INTERRUPTED");
    assertThat(steps().stream().distinct())
        .containsExactly("CallStarted", "AttemptStarted", "AttemptEnded", "CallEnded");
    assertThat(events(CallEvent.CallEnded.class)).hasSize(2);
  }

  @Test
  void callThatSendsNothingStartsAndEnds() {
    AcmeClient client = client(b -> b.observer(events::add));
    client.close();
    failure(CallCancelledException.class, () -> Verb.GET.send(client));
    assertThat(steps()).containsExactly("CallStarted", "CallEnded");
  }

  @Test
  void noEventShowsTheToken() throws Exception {
    server.reply(Reply.status(401)).always(Reply.status(500));
    AcmeClient client = client(b -> time.configure(b).observer(events::add));
    failure(() -> Verb.CREATE.send(client));
    failure(() -> Verb.GET.send(client));
    assertThat(Stream.of(events.toArray()).map(String::valueOf))
        .isNotEmpty()
        .noneMatch(text -> text.contains(TOKEN));
  }
}
