package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.FailingLog;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Widget;
import io.github.registrysdk.testsupport.Sneaky;
import io.github.registrysdk.testsupport.wire.FailingListener;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of the caller that the client runs, and that throws what the compiler does not expect. */
final class NotifiedCodeTest extends WireTest {
  private static final Reply CREATED =
      Reply.json("{\"id\":\"w1\",\"name\":\"one\",\"token\":\"shown-once\"}");

  private final List<CallEvent> events = new CopyOnWriteArrayList<>();
  private final OkHttpClient own = new OkHttpClient();

  static List<Throwable> thrown() {
    return List.of(
        new IllegalStateException("unchecked"),
        new IOException("checked"),
        new AssertionError("error"),
        new LinkageError("of a library"),
        new StackOverflowError());
  }

  @AfterEach
  void evict() {
    own.connectionPool().evictAll();
  }

  private AcmeClient observed(OkHttpClient http) {
    return client(b -> time.configure(b).httpClient(http).observer(events::add));
  }

  private void assertCreated(AcmeClient client) {
    server.always(CREATED);
    assertThat(client.widgets().create("one")).extracting(Widget::token).isNotNull();
    assertThat(server.requests()).hasSize(1);
  }

  private void assertEndIsNotified() {
    assertThat(events).last().isInstanceOf(CallEvent.CallEnded.class);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatAnObserverThrowsChangesNothing(Throwable e) {
    assertCreated(
        client(
            b ->
                b.observer(
                    event -> {
                      events.add(event);
                      Sneaky.throwAsItIs(e);
                    })));
    assertThat(events).hasSize(4);
    assertEndIsNotified();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatOneObserverThrowsKeepsNoOtherFromBeingNotified(Throwable e) {
    CallObserver failing = event -> Sneaky.throwAsItIs(e);
    assertCreated(
        client(
            b ->
                b.observer(failing).observer(events::add).observer(failing).observer(events::add)));
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "CallStarted",
            "CallStarted",
            "AttemptStarted",
            "AttemptStarted",
            "AttemptEnded",
            "AttemptEnded",
            "CallEnded",
            "CallEnded");
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatAProgressListenerThrowsChangesNothing(Throwable e) {
    server.always(CREATED);
    Upload upload =
        Upload.bytes("w.bin", new byte[200_000]).onProgress((sent, total) -> Sneaky.throwAsItIs(e));
    assertThat(client().widgets().publish(upload)).isNotEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatAnEventListenerThrowsChangesNothing(Throwable e) {
    FailingListener listener = new FailingListener(e);
    assertCreated(observed(own.newBuilder().eventListener(listener).build()));
    assertThat(listener.notified()).isEqualTo(8);
    assertEndIsNotified();
  }

  /** The failure of each listener is logged, and that fails too. */
  @ParameterizedTest
  @MethodSource("thrown")
  void whatALoggerThrowsChangesNothing(Throwable e) {
    server.always(CREATED);
    AcmeClient client =
        client(
            b ->
                b.traceParent(
                        () -> {
                          Sneaky.throwAsItIs(e);
                          return null;
                        })
                    .httpClient(own.newBuilder().eventListener(new FailingListener(e)).build())
                    .observer(event -> Sneaky.throwAsItIs(e)));
    Upload upload =
        Upload.bytes("w.bin", new byte[200_000]).onProgress((sent, total) -> Sneaky.throwAsItIs(e));
    try (FailingLog log = new FailingLog(e)) {
      assertThat(client.widgets().publish(upload)).isNotEmpty();
      assertThat(client.widgets().create("one")).extracting(Widget::token).isNotNull();
      assertThat(log.failures()).isGreaterThan(4);
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void factoryOfEventListenersThatThrowsChangesNothing() {
    assertCreated(
        observed(
            own.newBuilder()
                .eventListenerFactory(
                    call -> {
                      throw new LinkageError("of a library");
                    })
                .build()));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void tokenSourceThatThrowsIsAFailureOfOurs(Throwable e) {
    assertTokenTrouble(
        () -> {
          Sneaky.throwAsItIs(e);
          return Secret.of(TOKEN);
        },
        Effect.NONE);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void tokenSourceThatThrowsBeforeTheSecondAttemptHidesNothing(Throwable e) {
    server.always(Reply.close());
    AtomicInteger asked = new AtomicInteger();
    assertTokenTrouble(
        () -> {
          if (asked.getAndIncrement() > 0) {
            Sneaky.throwAsItIs(e);
          }
          return Secret.of(TOKEN);
        },
        Effect.UNKNOWN);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void tokenSourceThatThrowsAtARejectionIsAFailureOfOurs(Throwable e) {
    server.always(Reply.status(401));
    assertTokenTrouble(
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of(TOKEN);
          }

          @Override
          public void rejected(Secret token) {
            Sneaky.throwAsItIs(e);
          }
        },
        Effect.NONE);
  }

  private void assertTokenTrouble(TokenSource tokens, Effect effect) {
    AcmeClient client = client(b -> time.configure(b).observer(events::add).tokenSource(tokens));
    TransportException e = failure(TransportException.class, () -> Verb.DELETE.send(client));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.TOKEN_SOURCE);
    assertThat(e.effect()).isEqualTo(effect);
    assertEndIsNotified();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void interceptorThatThrowsAfterACreateWasDoneLosesNeitherOutcomeNorSecret(Throwable e) {
    server.always(CREATED);
    AcmeClient client =
        observed(
            own.newBuilder()
                .addInterceptor(
                    chain -> {
                      Response response = chain.proceed(chain.request());
                      Sneaky.throwAsItIs(e);
                      return response;
                    })
                .build());
    Throwable thrown = catchThrowable(() -> client.widgets().create("one"));
    assertThat(thrown)
        .satisfies(t -> assertThat(t instanceof SdkException || t.equals(e)).isTrue());
    SdkException known =
        (SdkException) (thrown instanceof Error ? thrown.getSuppressed()[0] : thrown);
    assertThat(known.operation()).isEqualTo("create a widget");
    assertThat(known.effect()).isNotEqualTo(Effect.NONE);
    assertThat(known.recoveredSecret()).contains(Secret.of("shown-once"));
    assertThat(server.requests()).hasSize(1);
    assertEndIsNotified();
  }

  @Test
  void errorThatGoesOnBeforeAnythingWasSentSaysThatNothingWasDone() {
    OutOfMemoryError error = new OutOfMemoryError("of the token source");
    AcmeClient client =
        client(
            b ->
                b.observer(events::add)
                    .tokenSource(
                        () -> {
                          throw error;
                        }));
    assertThat(catchThrowable(() -> Verb.CREATE.send(client))).isSameAs(error);
    assertThat((SdkException) error.getSuppressed()[0])
        .extracting(SdkException::effect)
        .isEqualTo(Effect.NONE);
    assertEndIsNotified();
  }
}
