package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits that the provider asks for. */
final class RateLimitTest extends WireTest {
  private static final String DATE = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n";

  private static Reply limited(String retryAfter) {
    return Reply.status(429, DATE + "Retry-After: " + retryAfter + "\r\n", "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                              | 0
          7                              | 7
          0, 12                          | 12
          2.997                          | 2.997
          Thu, 01 Jan 2026 00:00:30 GMT  | 30
          Wed, 31 Dec 2025 00:00:30 GMT  | 0
          -5                             | 0
          """)
  void retryAfterIsReadLeniently(String header, double seconds) throws Exception {
    server.reply(limited(header), Reply.widget());
    AcmeClient client = client();
    Verb.CREATE.send(client);
    assertThat(server.requests()).hasSize(2);
    double waited = time.sleeps().stream().mapToDouble(d -> d.toNanos() / 1e9).sum();
    // Calls that waited for a limit together are spread over a second more.
    assertThat(waited).isBetween(seconds, seconds + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                              | true",
        "7                              | true",
        "2.997                          | true",
        "Thu, 01 Jan 2026 00:00:30 GMT  | true",
        "Wed, 31 Dec 2025 00:00:30 GMT  | false",
        "-5                             | false",
        "soon                           | false"
      })
  void onlyAWaitThatIsMeantSaysThatAFailingServerDidNothing(String header, boolean again)
      throws Exception {
    server.reply(Reply.status(503, DATE + "Retry-After: " + header + "\r\n", "{}"), Reply.widget());
    AcmeClient client = client();
    if (again) {
      Verb.CREATE.send(client);
    } else {
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> Verb.CREATE.send(client));
    }
    assertThat(server.requests()).hasSize(again ? 2 : 1);
    assertThat(time.sleeps()).hasSize(again ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "1e3", "Thu, 99 Jan 2026 00:00:30 GMT"})
  void junkMeansTheUsualBackoff(String header) throws Exception {
    server.reply(limited(header), Reply.widget());
    AcmeClient client = client();
    Verb.CREATE.send(client);
    assertThat(time.sleeps())
        .singleElement()
        .satisfies(d -> assertThat(d).isLessThan(Duration.ofMillis(1250)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"91", "2147483648", "99999999999999999999", "Fri, 01 Jan 2100 00:00:00 GMT"})
  void waitPastTheLongestFailsAtOnce(String header) {
    server.always(limited(header));
    AcmeClient client = client();
    RateLimitedException e = failure(RateLimitedException.class, () -> Verb.CREATE.send(client));
    assertThat(e.retryAt()).get().satisfies(at -> assertThat(at).isAfter(START.plusSeconds(90)));
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(server.requests()).hasSize(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void unavailabilityPastTheLongestWaitFailsAtOnce() {
    server.always(Reply.status(503, "Retry-After: 2147483648\r\n", "{}"));
    AcmeClient client = client();
    ServerException e = failure(ServerException.class, () -> Verb.GET.send(client));
    assertThat(e.retryAt()).contains(START.plus(Duration.ofDays(365)));
    assertThat(e).hasMessageContaining("retry at 2027-01-01T00:00:00Z");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nextCallWaitsForTheGateInsteadOfAsking() {
    server.always(limited("600"));
    AcmeClient client = client();
    failure(RateLimitedException.class, () -> Verb.GET.send(client));
    RateLimitedException e = failure(RateLimitedException.class, () -> Verb.CREATE.send(client));
    assertThat(e.retryAt()).contains(START.plusSeconds(600));
    assertThat(e.attempts()).isZero();
    assertThat(e).hasMessageContaining("was not sent").hasMessageNotContaining("returned 0");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void oneResponseCannotBlockAClientForLongerThanAnHour() throws Exception {
    server.reply(limited("2147483648")).always(Reply.widget());
    AcmeClient client = client();
    failure(RateLimitedException.class, () -> Verb.GET.send(client));
    time.advance(Duration.ofHours(1));
    Verb.GET.send(client);
  }

  @Test
  void parallelCallsWaitTogether() throws Exception {
    server.reply(limited("30"), Reply.widget()).always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    int first = server.requests().size();
    server.reply(Reply.status(403, "X-Acme-Wait: 20\r\n", "{}"));
    List<CompletableFuture<Object>> calls = new ArrayList<>();
    calls.add(client.async(() -> Verb.GET.send(client)));
    server.awaitRequest();
    for (int i = 0; i < 8; i++) {
      calls.add(client.async(() -> Verb.GET.send(client)));
    }
    for (CompletableFuture<Object> later : calls) {
      later.join();
    }
    assertThat(first).isEqualTo(2);
    assertThat(server.requests()).hasSize(2 + 1 + 9);
  }

  @Test
  void waitThatDoesNotFitIntoTheCallIsNotBegun() {
    server.always(limited("50"));
    AcmeClient client = client(b -> time.configure(b).callTimeout(Duration.ofSeconds(40)));
    failure(RateLimitedException.class, () -> Verb.GET.send(client));
    assertThat(time.sleeps()).isEmpty();
  }

  /** A wait that is longer than the rest of the time is not begun, so no time passes here. */
  @Test
  void callHasTwoMinutesAndAnUploadHasMore() throws Exception {
    RetryPolicy patient =
        RetryPolicy.builder().longestServerWait(Duration.ofHours(1)).maxAttempts(2).build();
    Upload upload = Upload.bytes("a.gem", new byte[5 * 128 * 1024]);
    for (int seconds : new int[] {118, 121, 123, 126}) {
      AcmeClient client = client(b -> time.configure(b).retryPolicy(patient));
      server.reply(limited(String.valueOf(seconds)));
      if (seconds > 120) {
        failure(RateLimitedException.class, () -> Verb.GET.send(client));
      } else {
        server.reply(Reply.widget());
        Verb.GET.send(client);
      }
      AcmeClient uploading = client(b -> time.configure(b).retryPolicy(patient));
      server.reply(limited(String.valueOf(seconds)));
      if (seconds > 125) {
        failure(RateLimitedException.class, () -> uploading.widgets().publish(upload));
      } else {
        server.reply(Reply.widget());
        uploading.widgets().publish(upload);
      }
    }
  }

  @Test
  void spreadingCallsOutDoesNotOverrunTheirTime() {
    server.always(limited("10"));
    Duration timeout = Duration.ofMillis(10_900);
    RandomGenerator longest = () -> 2 * 999_999_999L; // just below a second
    AcmeClient client =
        client(b -> TestSeams.random(time.configure(b).callTimeout(timeout), longest));
    SdkException e = failure(RateLimitedException.class, () -> Verb.GET.send(client));
    assertThat(e.elapsed()).isLessThanOrEqualTo(timeout);
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verb.class,
      names = {"GET", "DELETE"})
  void gateThatClosesAfterAnUnclearAttemptLeavesAWriteUnknown(Verb verb) throws Exception {
    AcmeClient client = client(b -> time.configure(b));
    List<CompletableFuture<Object>> others = new ArrayList<>();
    server.reply(
        exchange -> {
          others.add(client.async(() -> Verb.GET.send(client)));
          exchange.close();
        });
    server.always(limited("600"));
    SdkException e = failure(() -> verb.send(client));
    assertThat(e).isInstanceOf(RateLimitedException.class);
    assertThat(e.effect()).isEqualTo(verb == Verb.GET ? Effect.NONE : Effect.UNKNOWN);
    assertThat(others).hasSize(1);
  }

  @Test
  void budgetLimitsRetriesOverAllCalls() throws Exception {
    server.always(Reply.status(500));
    RetryPolicy policy = RetryPolicy.builder().budget(50).build();
    AcmeClient client = client(b -> time.configure(b).retryPolicy(policy));
    AcmeClient view = client.withOptions(CallOptions.builder().header("X-View", "1").build());
    for (int i = 0; i < 5; i++) {
      failure(ServerException.class, () -> Verb.GET.send(client));
      failure(ServerException.class, () -> Verb.GET.send(view));
    }
    assertThat(server.requests()).hasSize(10 + 5);
    server.always(Reply.widget());
    for (int i = 0; i < 10; i++) {
      Verb.GET.send(client);
    }
    server.reply(Reply.status(500), Reply.widget());
    Verb.GET.send(client);
  }

  @Test
  void latestLimitsAreReadable() throws Exception {
    AcmeClient client = client();
    assertThat(client.rateLimits()).isEmpty();
    server.reply(Reply.status(404, "X-RateLimit-Remaining: 7\r\n", "{}"));
    failure(() -> client.widgets().get("w1"));
    assertThat(client.rateLimits())
        .containsExactly(new RateLimit("acme", 100, 7, START.plusSeconds(60)));
  }

  private AcmeClient client(Duration timeout, RetryPolicy policy) {
    return client(b -> time.configure(b).callTimeout(timeout).retryPolicy(policy));
  }

  @ParameterizedTest
  @CsvSource({"30, 40, true", "31, 40, false", "29, 30, true", "30, 30, false"})
  void serverWaitMustBeWithinThePolicyAndTheTimeOfTheCall(int wait, int timeout, boolean waits)
      throws Exception {
    server.reply(Reply.status(503, DATE + "Retry-After: " + wait + "\r\n", "{}"), Reply.widget());
    Duration longest = Duration.ofSeconds(30);
    AcmeClient client =
        client(
            Duration.ofSeconds(timeout), RetryPolicy.builder().longestServerWait(longest).build());
    assertRetries(client, waits, Duration.ofSeconds(wait));
  }

  /** Whether the client waits so long before it sends the request again. */
  private void assertRetries(AcmeClient client, boolean waits, Duration wait) {
    if (waits) {
      Verb.GET.send(client);
      assertThat(time.sleeps()).containsExactly(wait);
    } else {
      failure(ServerException.class, () -> Verb.GET.send(client));
      assertThat(time.sleeps()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"10, false", "11, true"})
  void backoffMustLeaveTimeForAnotherAttempt(int timeout, boolean waits) throws Exception {
    server.reply(Reply.status(500), Reply.widget());
    Duration backoff = Duration.ofSeconds(10);
    AcmeClient client =
        client(
            Duration.ofSeconds(timeout),
            RetryPolicy.builder().backoff((retry, random) -> backoff).build());
    assertRetries(client, waits, backoff);
  }

  @Test
  void retryAtOnceIsNoAdviceOfAServerThatFails() throws Exception {
    server.reply(Reply.status(503, "Retry-After: 0\r\n", "{}"), Reply.widget());
    Duration backoff = Duration.ofSeconds(3);
    RetryPolicy policy = RetryPolicy.builder().backoff((retry, random) -> backoff).build();
    Verb.GET.send(client(Duration.ofSeconds(60), policy));
    assertThat(time.sleeps()).containsExactly(backoff);
  }

  @Test
  void writeWhosePlaceComesAfterItsTimeIsNotSent() {
    server.always(Reply.widget());
    Duration interval = Duration.ofSeconds(10);
    AcmeClient client =
        client(b -> time.configure(b).minWriteInterval(interval).callTimeout(interval));
    Verb.CREATE.send(client);
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e).hasMessageContaining("other writes come first");
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(time.sleeps()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void dialectLearnsHowOftenItHasRefusedTheCall() throws Exception {
    Reply refusal = Reply.status(403, "X-Acme-Wait: 3\r\n", "{}");
    server.reply(refusal, refusal, Reply.widget());
    Verb.GET.send(client());
    assertThat(time.sleeps()).hasSize(2);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7));
  }

  @Test
  void limitThatIsReachedWhileAWriteWaitsForItsPlaceHoldsTheWriteUp() throws Exception {
    List<AcmeClient> clients = new ArrayList<>();
    AcmeClient client =
        client(
            b ->
                TestSeams.sleeper(
                        TestSeams.clock(b, time),
                        pause -> {
                          failure(() -> Verb.GET.send(clients.get(0)));
                          time.sleep(pause);
                        })
                    .minWriteInterval(Duration.ofSeconds(1)));
    clients.add(client);
    server.reply(Reply.widget(), limited("600")).always(Reply.widget());
    Verb.CREATE.send(client);
    RateLimitedException e = failure(RateLimitedException.class, () -> Verb.CREATE.send(client));
    assertThat(e.attempts()).isZero();
    assertThat(server.requests()).hasSize(2);
  }

  /** A test double that waits for nothing, as users of the builder write it. */
  @Timeout(30)
  @ParameterizedTest
  @ValueSource(strings = {"system", "fixed"})
  void sleeperThatReturnsAtOnceIsCalledOnceForEachWait(String clock) throws Exception {
    server
        .reply(Reply.status(429, "Retry-After: 3\r\n", "{}"))
        .reply(Reply.status(429, "Retry-After: 30\r\n", "{}"))
        .always(Reply.widget());
    List<Duration> sleeps = new ArrayList<>();
    AcmeClient client =
        client(
            b ->
                TestSeams.sleeper(
                    clock.equals("fixed") ? TestSeams.clock(b, () -> START) : b, sleeps::add));
    Verb.CREATE.send(client);
    assertThat(sleeps).hasSize(2);
    assertThat(server.requests()).hasSize(3);
    Verb.GET.send(client);
    assertThat(sleeps).hasSize(2);
  }
}
