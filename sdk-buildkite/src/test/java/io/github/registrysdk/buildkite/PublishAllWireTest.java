package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishAllWireTest {
  private static final int FILES = 3;

  /**
   * Each upload is answered with the package of its file, and with a part of one more response. The
   * rest of that comes first when the connection is used again.
   */
  private static Reply andAPartOf(String surplus) {
    return new Reply() {
      private int lastConnection = -1;

      @Override
      public void to(Exchange exchange) throws IOException {
        Received request = exchange.request();
        if (request.method().equals("GET")) {
          Reply.json("{\"items\":[]}").to(exchange);
          return;
        }
        boolean used = request.connection() == lastConnection;
        lastConnection = request.connection();
        String json =
            "{\"id\":\"%s\"}"
                .formatted(request.text().replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1"));
        exchange.send(
            (used ? surplus.substring(20) : "")
                + "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length()
                + "\r\n\r\n"
                + json
                + surplus.substring(0, 20));
      }
    };
  }

  /** Of nothing but its order can HTTP/1.1 say which request a response belongs to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK",
        "401 Unauthorized",
        "408 Request Timeout\r\nRetry-After: 1",
        "409 Conflict",
        "422 Unprocessable Content",
        "429 Too Many Requests\r\nRetry-After: 1",
        "503 Service Unavailable\r\nRetry-After: 1"
      })
  void responseInExcessIsNotTakenForThatOfTheNextFile(String status) {
    ManualClock clock = ManualClock.create();
    try (RawServer server = RawServer.start();
        BuildkiteClient client =
            clock
                .configure(BuildkiteClient.builder())
                .token(Secret.of("bkua_raw"))
                .baseUrl(server.url())
                .build()) {
      server.always(
          andAPartOf(
              "HTTP/1.1 "
                  + status
                  + "\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n"
                  + "{\"id\":\"wrong\"}"));
      List<Upload> uploads =
          IntStream.range(0, FILES)
              .mapToObj(
                  i -> Upload.bytes("tool-1.0." + i + ".bin", ("content " + i).getBytes(UTF_8)))
              .toList();

      List<PublishResult> results =
          client
              .organization("acme")
              .registry("files", Ecosystem.FILES)
              .packages()
              .publishAll(uploads, PublishOptions.defaults().concurrency(1));

      assertThat(results).extracting(PublishResult::status).containsOnly(Status.PUBLISHED);
      assertThat(results)
          .extracting(PublishResult::packageId)
          .isEqualTo(uploads.stream().map(Upload::name).toList());
      assertThat(server.requests()).extracting(Received::connection).containsExactly(1, 2, 3, 4);
      assertThat(clock.sleeps()).isEmpty();
    }
  }
}
