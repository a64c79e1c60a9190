package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.Sneaky;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header of a trace: one for each attempt, only to the provider, and nothing else in it. */
final class TraceHeaderTest extends WireTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b";

  private List<@Nullable String> sent() {
    return sent(server);
  }

  private static List<@Nullable String> sent(RawServer server) {
    return server.requests().stream().map(request -> request.header("traceparent")).toList();
  }

  private AcmeClient traced(Supplier<@Nullable String> traceParent) {
    return client(b -> time.configure(b).traceParent(traceParent));
  }

  @Test
  void eachAttemptAsksForAValueAfterItsStart() throws Exception {
    server.reply(Reply.close()).always(Reply.widget());
    AtomicInteger asked = new AtomicInteger();
    List<String> steps = new ArrayList<>();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .observer(event -> steps.add(event.getClass().getSimpleName()))
                    .traceParent(
                        () -> {
                          steps.add("asked");
                          return TRACE + asked.incrementAndGet() + "-01";
                        }));
    Verb.GET.send(client);

    assertThat(sent()).containsExactly(TRACE + "1-01", TRACE + "2-01");
    assertThat(steps)
        .containsSubsequence("AttemptStarted", "asked", "AttemptEnded")
        .containsSubsequence("Waiting", "AttemptStarted", "asked", "AttemptEnded");
  }

  @Test
  void nothingIsSentByDefaultAndWithoutAValue() throws Exception {
    server.always(Reply.widget());
    Verb.GET.send(client());
    Verb.GET.send(traced(() -> null));

    assertThat(sent()).containsExactly(null, null);
  }

  @Test
  void anotherHostReceivesNoTraceAndNeitherDoesAStorageOfTheSameOrigin() throws Exception {
    server.always(Reply.status(204));
    try (RawServer elsewhere = RawServer.start()) {
      elsewhere.always(Reply.status(204));
      AcmeClient client = traced(() -> TRACE + "1-01");
      client.storage(URI.create(elsewhere.url() + "/bucket")).store(Upload.bytes("f", new byte[1]));
      client.storage(URI.create(server.url() + "/bucket")).store(Upload.bytes("f", new byte[1]));
      client.close();

      assertThat(sent(elsewhere)).containsExactly((String) null);
      assertThat(sent()).containsExactly((String) null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        TOKEN,
        TRACE + "1-01 ",
        TRACE + "1-01\r\nEvil: true",
        TRACE + "1-01-" + TOKEN,
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01"
      })
  void otherValuesAreNotSent(String value) throws Exception {
    server.always(Reply.widget());
    Verb.GET.send(traced(() -> value));

    assertThat(sent()).containsExactly((String) null);
  }

  static List<Throwable> thrown() {
    return NotifiedCodeTest.thrown();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatTheSourceThrowsChangesNothing(Throwable e) throws Exception {
    server.always(Reply.widget());
    Verb.GET.send(
        traced(
            () -> {
              Sneaky.throwAsItIs(e);
              return null;
            }));

    assertThat(sent()).containsExactly((String) null);
  }

  @Test
  void headerThatTheCallerSetForARequestStays() throws Exception {
    server.always(Reply.widget());
    traced(() -> TRACE + "1-01")
        .send(ApiRequest.get("widgets", "w1").header("traceparent", TRACE + "2-00"));

    assertThat(sent()).containsExactly(TRACE + "2-00");
  }
}
