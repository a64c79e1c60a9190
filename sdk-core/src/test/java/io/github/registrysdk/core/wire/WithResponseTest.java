package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Widget;
import io.github.registrysdk.testsupport.wire.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The response to a method of a client, with its status and headers. */
final class WithResponseTest extends WireTest {
  private static final String WIDGET = "{\"id\":\"w1\",\"name\":\"one\"}";

  private static Reply widget(int status, String headers) {
    return Reply.status(status, "Content-Type: application/json\r\n" + headers, WIDGET);
  }

  @Test
  void valueComesWithStatusHeadersRequestIdAndAttempts() throws Exception {
    AcmeClient client = client();
    server.reply(
        Reply.status(503, "X-Request-Id: r1\r\nX-Old: 1\r\n", ""),
        widget(200, "X-Request-Id: r2\r\nX-Many: a\r\nX-Many: b\r\nRetry-After: 3\r\n"));

    TypedResponse<Widget> response = client.withResponse(c -> c.widgets().get("w1"));

    assertThat(response.value().name()).isEqualTo("one");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.requestId()).contains("r2");
    assertThat(response.headers().get("x-many")).containsExactly("a", "b");
    assertThat(response.header("RETRY-AFTER")).contains("3");
    assertThat(response.header("X-Old")).isEmpty();
    assertThat(response.attempts()).isEqualTo(2);
    assertThat(response.elapsed()).isPositive();
    assertThat(response.toString()).contains("200", "x-many", "2 attempts").doesNotContain("one");
  }

  @Test
  void methodOfSeveralRequestsHasTheLastResponse() throws Exception {
    AcmeClient client = client();
    server.reply(widget(200, "X-Page: 1\r\n"), widget(201, "X-Page: 2\r\n"));

    TypedResponse<List<Widget>> both =
        client.withResponse(c -> List.of(c.widgets().get("w1"), c.widgets().create("one")));

    assertThat(both.value()).hasSize(2);
    assertThat(both.status()).isEqualTo(201);
    assertThat(both.header("X-Page")).contains("2");
    assertThat(both.attempts()).isEqualTo(1);
  }

  @Test
  void pagesThatAreReadInTheMethodCount() throws Exception {
    AcmeClient client = client();
    server.reply(
        Reply.json("{\"items\":[" + WIDGET + "],\"next\":\"/v1/widgets?page=2\"}"),
        Reply.status(
            200,
            "Content-Type: application/json\r\nX-Page: 2\r\n",
            "{\"items\":[" + WIDGET + "]}"));

    TypedResponse<List<Widget>> all =
        client.withResponse(c -> c.widgets().list().stream().toList());

    assertThat(all.value()).hasSize(2);
    assertThat(all.header("X-Page")).contains("2");
  }

  @Test
  void storageAndACallOfTheClientItselfDoNotCount() throws Exception {
    AcmeClient client = client();
    server.reply(widget(200, "X-Own: 1\r\n"), widget(200, "X-Other: 1\r\n"), Reply.status(204));
    URI storage = URI.create(server.url() + "/storage");

    TypedResponse<Widget> response =
        client.withResponse(
            c -> {
              Widget got = c.widgets().get("w1");
              client.widgets().get("w2");
              c.storage(storage).store(Upload.bytes("a", new byte[1]));
              return got;
            });

    assertThat(response.header("X-Own")).contains("1");
    assertThat(response.header("X-Other")).isEmpty();
  }

  @Test
  void deleteThatWasDoneByAnEarlierAttemptHas404() throws Exception {
    AcmeClient client = client();
    server.reply(Reply.close(), Reply.status(404));

    TypedResponse<Boolean> response =
        client.withResponse(
            c -> {
              c.widgets().delete("w1");
              return true;
            });

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.attempts()).isEqualTo(2);
  }

  @Test
  void withoutARequestThereIsNoResponse() {
    TypedResponse<String> nothing = client().withResponse(c -> "nothing");

    assertThat(nothing.value()).isEqualTo("nothing");
    assertThat(nothing.status()).isZero();
    assertThat(nothing.headers()).isEmpty();
    assertThat(nothing.attempts()).isZero();
  }

  @Test
  void optionsStayAndAFailureIsTheUsualException() throws Exception {
    AcmeClient client =
        client()
            .withOptions(
                CallOptions.builder().timeout(Duration.ofSeconds(9)).header("X-A", "1").build());
    server.reply(Reply.status(404, "X-Request-Id: r1\r\n", "{}"));

    NotFoundException e =
        failure(
            NotFoundException.class, () -> client.withResponse(c -> c.send(ApiRequest.get("x"))));

    assertThat(e.requestId()).contains("r1");
    assertThat(server.requests().get(0).header("X-A")).isEqualTo("1");
  }

  @Test
  void worksOnAnotherThread() throws Exception {
    AcmeClient client = client();
    server.reply(widget(200, "X-Request-Id: r7\r\n"));

    TypedResponse<Widget> response =
        client.async(() -> client.withResponse(c -> c.widgets().get("w1"))).get();

    assertThat(response.requestId()).contains("r7");
  }
}
