package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.registrysdk.buildkite.InvalidWebhookException.Reason;
import io.github.registrysdk.buildkite.model.OtherWebhookEvent;
import io.github.registrysdk.buildkite.model.PackageCreated;
import io.github.registrysdk.buildkite.model.WebhookEvent;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeWebhook;
import io.github.registrysdk.testing.ManualClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildkiteWebhookTest {
  private static final String TOKEN = "309c9c842g8565adecpd7469x6005989";
  private static final Secret SECRET = Secret.of(TOKEN);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ZEROS =
      "0000000000000000000000000000000000000000000000000000000000000000";
  private static final String PING = "{\"event\":\"ping\",\"service\":{\"id\":\"s-1\"}}";

  private final ManualClock clock = ManualClock.at(NOW);
  @AutoClose private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();

  private WebhookEvent parse(FakeWebhook request) {
    return parse(request.headers(), request.body());
  }

  private WebhookEvent parse(Map<String, List<String>> headers, String body) {
    return BuildkiteWebhook.parse(
        headers, body.getBytes(UTF_8), SECRET, BuildkiteWebhook.REPLAY_WINDOW, clock);
  }

  private void assertRefused(Reason reason, Map<String, List<String>> headers, String body) {
    InvalidWebhookException e =
        catchThrowableOfType(InvalidWebhookException.class, () -> parse(headers, body));
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.toString()).doesNotContain(TOKEN, "hunter2", "s-1");
    assertThat(e.getCause()).isNull();
  }

  private static Map<String, List<String>> signature(String value) {
    return Map.of("X-Buildkite-Signature", List.of(value));
  }

  /** Computed with OpenSSL, as the Ruby code on Buildkite's page does. */
  @Test
  void signatureIsTheOneOfOtherPrograms() {
    String body = "{\"event\":\"ping\"}";
    String signature = "30c1932039beb7759481ca3804bd2cbe67509de0544765e30a1d99b8bf8bfdae";
    WebhookEvent event =
        BuildkiteWebhook.parse(
            signature("timestamp=1619071700,signature=" + signature),
            body.getBytes(UTF_8),
            SECRET,
            Duration.ofSeconds(1),
            ManualClock.at(Instant.ofEpochSecond(1_619_071_700)));
    assertThat(event.event()).isEqualTo("ping");
  }

  @Test
  void createdPackageIsTyped() {
    fake.addRegistry("acme", "Fruit", "debian");
    String id = fake.addPackage("acme", "fruit", "banana_1.0_all.deb", new byte[] {1});

    WebhookEvent event = parse(fake.packageCreated("acme", "fruit", id, TOKEN));

    assertThat(event)
        .isInstanceOfSatisfying(
            PackageCreated.class,
            created -> {
              assertThat(created.event()).isEqualTo("package.created");
              assertThat(created.published().id()).isEqualTo(id);
              assertThat(created.published().name()).isEqualTo("banana");
              assertThat(created.published().registry()).isNotNull();
              assertThat(created.published().registry().slug()).isEqualTo("fruit");
              assertThat(created.published().organization()).isNotNull();
              assertThat(created.published().organization().slug()).isEqualTo("acme");
              assertThat(created.sender()).isNotNull();
              assertThat(created.sender().name()).isEqualTo("Developer");
              assertThat(created.extraFields().isEmpty()).isTrue();
            });
  }

  @Test
  void unknownEventIsReadable() {
    WebhookEvent event = parse(fake.webhook("ping", PING, TOKEN));

    assertThat(event)
        .isInstanceOfSatisfying(
            OtherWebhookEvent.class,
            other -> {
              assertThat(other.event()).isEqualTo("ping");
              assertThat(other.extraFields().get("service")).isEqualTo(Map.of("id", "s-1"));
            });
  }

  @Test
  void tokenIsAcceptedInsteadOfASignature() {
    FakeWebhook request = fake.webhook("ping", PING, TOKEN);

    assertThat(parse(request.withToken(TOKEN)).event()).isEqualTo("ping");
    assertThat(request.withToken(TOKEN).toString())
        .contains("X-Buildkite-Token")
        .doesNotContain(TOKEN);
    for (String wrong : List.of(TOKEN + "x", TOKEN.substring(1), "", "hunter2")) {
      assertRefused(Reason.WRONG_TOKEN, request.withToken(wrong).headers(), PING);
    }
  }

  @Test
  void bodyOrTokenOrTimeThatDoesNotFitIsRefused() {
    Map<String, List<String>> headers = fake.webhook("ping", PING, TOKEN).headers();

    assertRefused(Reason.WRONG_SIGNATURE, headers, PING + " ");
    assertRefused(Reason.WRONG_SIGNATURE, headers, PING.replace("ping", "pong"));
    assertRefused(Reason.WRONG_SIGNATURE, fake.webhook("ping", PING, TOKEN + "x").headers(), PING);
    String sent = headers.get("X-Buildkite-Signature").get(0);
    String later = "timestamp=" + (NOW.getEpochSecond() + 1);
    assertRefused(
        Reason.WRONG_SIGNATURE, signature(sent.replaceFirst("timestamp=\\d+", later)), PING);
  }

  @Test
  void wrongSignatureIsRefusedAlthoughTheTokenIsRight() {
    Map<String, List<String>> headers = new HashMap<>(signature("timestamp=1,signature=00"));
    headers.put("X-Buildkite-Token", List.of(TOKEN));
    assertRefused(Reason.WRONG_SIGNATURE, headers, PING);
  }

  @Test
  void requestIsAcceptedWithinTheReplayWindowOnly() {
    FakeWebhook request = fake.webhook("ping", PING, TOKEN);

    clock.advance(BuildkiteWebhook.REPLAY_WINDOW);
    assertThat(parse(request).event()).isEqualTo("ping");

    clock.advance(Duration.ofMillis(1));
    assertRefused(Reason.TOO_OLD, request.headers(), PING);

    WebhookEvent event =
        BuildkiteWebhook.parse(
            request.headers(), request.bytes(), SECRET, Duration.ofHours(1), clock);
    assertThat(event.event()).isEqualTo("ping");
    ManualClock behind = ManualClock.at(NOW.minus(BuildkiteWebhook.REPLAY_WINDOW).minusMillis(1));
    InvalidWebhookException e =
        catchThrowableOfType(
            InvalidWebhookException.class,
            () ->
                BuildkiteWebhook.parse(
                    request.headers(),
                    request.bytes(),
                    SECRET,
                    BuildkiteWebhook.REPLAY_WINDOW,
                    behind));
    assertThat(e.reason()).isEqualTo(Reason.TOO_OLD);
  }

  @Test
  void clockOfTheSystemIsTheDefault() {
    FakeWebhook old = fake.webhook("ping", PING, TOKEN);
    InvalidWebhookException e =
        catchThrowableOfType(
            InvalidWebhookException.class,
            () -> BuildkiteWebhook.parse(old.headers(), old.bytes(), SECRET));
    assertThat(e.reason()).isEqualTo(Reason.TOO_OLD);
    FakeWebhook withToken = old.withToken(TOKEN);
    assertThat(BuildkiteWebhook.parse(withToken.headers(), withToken.bytes(), SECRET).event())
        .isEqualTo("ping");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "timestamp=1767225600",
        "timestamp=,signature=",
        "timestamp=-1,signature=" + ZEROS,
        "timestamp=99999999999999999999,signature=" + ZEROS,
        "timestamp=1767225600,signature=hunter2",
        "timestamp=1767225600;signature=" + ZEROS
      })
  void headerOfAnotherFormIsRefused(String header) {
    assertRefused(Reason.WRONG_SIGNATURE, signature(header), PING);
  }

  @Test
  void requestWithoutOrWithSeveralSignaturesIsRefused() {
    Map<String, List<String>> headers = fake.webhook("ping", PING, TOKEN).headers();
    String sent = headers.get("X-Buildkite-Signature").get(0);

    assertRefused(Reason.UNSIGNED, Map.of(), PING);
    assertRefused(Reason.UNSIGNED, Map.of("X-Buildkite-Event", List.of("ping")), PING);
    assertRefused(Reason.UNSIGNED, Map.of("X-Buildkite-Signature", List.of(sent, "hunter2")), PING);
    assertRefused(
        Reason.UNSIGNED,
        Map.of("X-Buildkite-Token", List.of(TOKEN), "x-buildkite-token", List.of(TOKEN)),
        PING);
  }

  @Test
  void namesOfHeadersCanBeInAnyCase() {
    Map<String, List<String>> lower = new HashMap<>();
    fake.webhook("ping", PING, TOKEN)
        .headers()
        .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    lower.put(null, List.of("POST / HTTP/1.1"));
    assertThat(parse(lower, PING).event()).isEqualTo("ping");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "[]",
        "{}",
        "{\"event\":7}",
        "{\"event\":\"ping\",\"event\":\"hunter2\"}",
        "{\"event\":\"package.created\"}",
        "{\"event\":\"package.created\",\"package\":{\"name\":\"hunter2\"}}"
      })
  void bodyThatIsNoEventIsRefused(String body) {
    assertRefused(Reason.NOT_AN_EVENT, fake.webhook("ping", body, TOKEN).headers(), body);
  }

  @Test
  void replayWindowMustBePositive() {
    FakeWebhook request = fake.webhook("ping", PING, TOKEN);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BuildkiteWebhook.parse(
                    request.headers(), request.bytes(), SECRET, Duration.ZERO, clock));
  }

  /** Headers as the HTTP server of the JDK passes them on. */
  @Test
  void fakeSendsARequestToAServer() throws Exception {
    AtomicReference<WebhookEvent> received = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.set(
              BuildkiteWebhook.parse(
                  exchange.getRequestHeaders(),
                  body,
                  SECRET,
                  BuildkiteWebhook.REPLAY_WINDOW,
                  clock));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
      assertThat(fake.webhook("ping", PING, TOKEN).sendTo(url)).isEqualTo(204);
      assertThat(received.get().event()).isEqualTo("ping");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void webhookOfAPackageThatDoesNotExistIsAMistakeOfTheTest() {
    fake.addRegistry("acme", "Fruit", "debian");
    for (String registry : List.of("fruit", "other")) {
      NoSuchElementException e =
          catchThrowableOfType(
              NoSuchElementException.class,
              () -> fake.packageCreated("acme", registry, "no-such-id", TOKEN));
      assertThat(e).hasMessageContaining("no-such-id");
    }
  }
}
