package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.FailingLog;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The log at its most talkative has nothing secret in it. */
final class LoggingTest extends WireTest {
  private static final String CANARY = "canary-99";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level level = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> okHttp = new ArrayList<>();
  private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("okhttp3");
  private final Handler julHandler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          synchronized (okHttp) {
            okHttp.add(entry.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    root.detachAppender("CONSOLE");
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
    julRoot.setLevel(java.util.logging.Level.ALL);
    julRoot.setUseParentHandlers(false);
    julRoot.addHandler(julHandler);
  }

  @AfterEach
  void stopListening() {
    root.setLevel(level);
    root.detachAppender(log);
    julRoot.removeHandler(julHandler);
    julRoot.setLevel(null);
  }

  private List<String> lines() {
    return log.list.stream()
        .filter(e -> e.getLoggerName().startsWith("io.github.registrysdk"))
        .map(e -> e.getLevel() + " " + e.getFormattedMessage())
        .toList();
  }

  @Test
  void plainHttpToAnotherMachineIsWarnedOf() {
    AcmeClient.builder()
        .baseUrl("http://registry.example/api")
        .token(Secret.of(CANARY))
        .allowPlainHttp()
        .build()
        .close();

    assertThat(lines())
        .containsExactly(
            "WARN registry.example is used without TLS: anybody on the network path can read the token");
  }

  @Test
  void nothingSecretIsLogged() throws Exception {
    String headers =
        "Link: </v1/widgets?cursor="
            + CANARY
            + ">; rel=\"next\"\r\nSet-Cookie: "
            + CANARY
            + "\r\nX-New: "
            + CANARY
            + "\r\nX-Request-Id: "
            + TOKEN
            + "\r\nLocation: /?"
            + CANARY
            + "\r\n";
    String body = "{\"id\":\"w1\",\"name\":\"" + CANARY + "\",\"message\":\"" + TOKEN + "\"}";
    server
        .reply(Reply.status(200, headers, body), Reply.close(), Reply.status(500, headers, body))
        .reply(
            Reply.status(302, headers, body),
            Reply.status(422, headers, "{\"message\":\"" + TOKEN + "\"}"))
        .always(Reply.status(200, headers, body.replace("\"w1\"", "[7]")));
    AcmeClient client = client();
    AcmeClient view =
        client.withOptions(
            CallOptions.builder().header("X-Mine", CANARY).query("k", CANARY).build());
    Verb.GET.send(view);
    RequestFields fields = RequestFields.empty().with("password", Secret.of(CANARY));
    failure(() -> view.widgets().create(fields));
    failure(() -> view.widgets().create(fields));
    failure(() -> view.widgets().create(fields));
    failure(() -> view.widgets().create(fields));
    failure(() -> view.widgets().create(fields));
    failure(() -> view.widgets().list().toList());
    view.send(ApiRequest.put("x").query("q", CANARY).json(body));
    view.send(ApiRequest.post("x").urlEncodedForm(Map.of("a", Secret.of(CANARY), CANARY, TOKEN)));
    assertThat(lines()).hasSizeGreaterThan(15);
    assertThat(lines()).noneMatch(line -> line.contains(CANARY) || line.contains(TOKEN));
    List<String> byOkHttp;
    synchronized (okHttp) {
      byOkHttp = List.copyOf(okHttp);
    }
    assertThat(byOkHttp)
        .isNotEmpty()
        .noneMatch(line -> line.contains(CANARY) || line.contains(TOKEN));
  }

  @Test
  void oneLineACallAtDebugAndOneAWaitAtInfo() throws Exception {
    root.setLevel(Level.DEBUG);
    server.reply(Reply.status(503)).always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).startsWith("INFO ").contains("STATUS_503", "attempt 2 (of 4)");
    assertThat(lines().get(1)).startsWith("DEBUG ").contains("returned 200", "2 attempts");
    assertThat(lines()).allMatch(line -> line.contains("GET 127.0.0.1/widgets/{id}"));
  }

  @Test
  void traceShowsHarmlessHeadersAndNamesTheOthers() throws Exception {
    server.always(
        Reply.status(200, "X-RateLimit-Remaining: 7\r\nX-Other: o\r\n", "{\"id\":\"a\"}"));
    AcmeClient client = client();
    Verb.GET.send(client);
    assertThat(lines())
        .anyMatch(line -> line.contains("x-ratelimit-remaining: 7") && line.contains("x-other, "))
        .anyMatch(line -> line.contains("authorization") && !line.contains("Bearer"));
  }

  @Test
  void traceRedactsTheTokenInTheNameOfAHeader() throws Exception {
    server.always(Reply.status(200, "X-" + TOKEN + "-Y: 1\r\n", "{\"id\":\"a\"}"));
    AcmeClient client = client();
    Verb.GET.send(client);
    assertThat(lines()).noneMatch(line -> line.contains(TOKEN));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void loggerThatThrowsChangesNothing(boolean afterAFailure) {
    if (afterAFailure) {
      server.reply(Reply.status(503, "Retry-After: 1\r\n", "{}"));
    }
    server.always(Reply.json("{\"id\":\"w1\",\"name\":\"one\",\"token\":\"shown-once\"}"));
    AcmeClient client = client(b -> time.configure(b).observer(event -> fail("in an observer")));
    try (FailingLog failing = new FailingLog(new IllegalStateException("the disk is full"))) {
      assertThat(client.widgets().create("one").token()).isNotNull();
      assertThat(failing.failures()).isPositive();
    }
    assertThat(server.requests()).hasSize(afterAFailure ? 2 : 1);
  }
}
