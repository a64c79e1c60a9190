package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server does, a call ends when its time is up. */
final class DeadlineTest extends WireTest {
  private static final Duration TIME = Duration.ofMillis(400);

  /** On a busy machine. The other timeouts of the client are longer. */
  private static final Duration LATEST = TIME.plusSeconds(4);

  /** A byte now and then, for as long as somebody listens. */
  private static Reply drip(String head) {
    return exchange -> {
      exchange.send(head);
      exchange.socket().setSoTimeout(15);
      while (true) {
        exchange.send(" ");
        try {
          if (exchange.socket().getInputStream().read() < 0) {
            return;
          }
        } catch (java.net.SocketTimeoutException e) {
          assert e.bytesTransferred == 0;
        }
      }
    };
  }

  private SdkException endsInTime(Reply reply, Verb verb) throws Exception {
    server.always(reply);
    AcmeClient client = client(b -> b.callTimeout(TIME));
    long started = System.nanoTime();
    SdkException e = failure(() -> verb.send(client));
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    assertThat(took).isBetween(TIME.toMillis(), LATEST.toMillis());
    assertThat(server.awaitHangUp() - started).isLessThan(LATEST.toNanos());
    assertThat(server.requests()).hasSize(1);
    return e;
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void stallEndsAtTheCallTimeout(Verb verb) throws Exception {
    assertTimeout(endsInTime(Reply.stall(), verb), verb);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Slow: ",
        "HTTP/1.1 200 OK\r\n\r\n"
      })
  void dripEndsAtTheCallTimeout(String head) throws Exception {
    assertTimeout(endsInTime(drip(head), Verb.GET), Verb.GET);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void errorWhoseBodyDripsIsTheErrorThatItsStatusSays(Verb verb) throws Exception {
    String head = "HTTP/1.1 422 OK\r\nContent-Length: 100000\r\n\r\n";
    assertThat(endsInTime(drip(head), verb)).isInstanceOf(ValidationException.class);
  }

  @Test
  void endlessInformationalResponsesAreTooLarge() throws Exception {
    Reply flood =
        exchange -> {
          while (true) {
            exchange.send("HTTP/1.1 103 Early Hints\r\n\r\n");
          }
        };
    server.always(flood);
    AcmeClient client = client(b -> b.callTimeout(TIME));
    long started = System.nanoTime();
    assertThat(failure(() -> Verb.GET.send(client)))
        .isInstanceOfSatisfying(
            ProtocolException.class,
            e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE));
    assertThat(System.nanoTime() - started).isLessThan(LATEST.toNanos());
  }

  @Test
  void slowInformationalResponsesEndAtTheCallTimeout() throws Exception {
    String hint = "HTTP/1.1 103 Early Hints\r\n";
    assertTimeout(endsInTime(drip(hint + "\r\n" + hint), Verb.CREATE), Verb.CREATE);
  }

  @Test
  void fewInformationalResponsesDoNoHarm() throws Exception {
    server.always(
        exchange -> {
          exchange.send("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(5));
          Reply.widget().to(exchange);
        });
    AcmeClient client = client();
    Verb.CREATE.send(client);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void slowSuccessOfADeleteCountsAsDone() throws Exception {
    server.always(drip("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
    // On a busy machine, the head may need longer than TIME.
    AcmeClient client = client(b -> b.callTimeout(TIME.multipliedBy(4)));
    Verb.DELETE.send(client);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void attemptTimeoutLeavesTimeForAnotherAttempt() throws Exception {
    server.reply(Reply.stall()).always(Reply.widget());
    AcmeClient client =
        client(b -> TestSeams.sleeper(b, wait -> {}).attemptTimeout(Duration.ofMillis(500)));
    Verb.GET.send(client);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void readTimeoutIsATimeout() {
    server.always(Reply.stall());
    AcmeClient client = client(b -> time.configure(b).readTimeout(Duration.ofMillis(50)));
    TransportException e = failure(TransportException.class, () -> Verb.GET.send(client));
    assertThat(e.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(e.attempts()).isEqualTo(4);
  }

  /** The JVM's resolver can neither be interrupted nor timed. */
  @Test
  void lookupThatHangsEndsAtTheCallTimeout() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    never.completeOnTimeout(null, 2, TimeUnit.SECONDS);
    Dns hanging =
        host -> {
          never.join();
          throw new UnknownHostException(host);
        };
    OkHttpClient provided = new OkHttpClient.Builder().dns(hanging).build();
    AcmeClient client =
        client(
            b ->
                b.httpClient(provided)
                    .callTimeout(TIME)
                    .allowPlainHttp()
                    .baseUrl("http://acme.test:" + server.port()));
    long started = System.nanoTime();
    SdkException e = failure(() -> Verb.CREATE.send(client));
    assertThat(System.nanoTime() - started).isLessThan(LATEST.toNanos());
    assertThat(((TransportException) e).reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    never.complete(null);
  }

  @Test
  void optionsShortenACall() {
    server.always(Reply.stall());
    AcmeClient client = client(b -> b);
    AcmeClient quick =
        client.withOptions(CallOptions.builder().timeout(Duration.ofMillis(80)).build());
    assertTimeout(failure(() -> Verb.GET.send(quick)), Verb.GET);
  }

  @Test
  void timeSpentWaitingCounts() {
    server.always(Reply.status(500));
    AcmeClient client =
        client(
            b ->
                TestSeams.sleeper(
                    TestSeams.clock(b, time), wait -> time.advance(Duration.ofMinutes(3))));
    assertTimeout(failure(() -> Verb.GET.send(client)), Verb.GET);
    assertThat(server.requests()).hasSize(1);
  }

  private static void assertTimeout(SdkException e, Verb verb) {
    SdkException plain = e;
    if (verb.precious()) {
      assertThat(e).isInstanceOf(OutcomeUnknownException.class);
      plain = ((OutcomeUnknownException) e).getCause();
    }
    assertThat(plain).isInstanceOf(TransportException.class);
    assertThat(((TransportException) plain).reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(plain).hasMessageContaining("the call took longer than the ");
    assertThat(e.effect()).isEqualTo(verb == Verb.GET ? Effect.NONE : Effect.UNKNOWN);
  }
}
