package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views, and requests without a method of their own. */
final class OptionsTest extends WireTest {
  @Test
  void requestCarriesTokenAgentAndTheDialectsHeaders() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client(b -> b.userAgentSuffix("tool/1.2"));
    client.widgets().update("w1", "é");
    Received request = server.requests().get(0);
    assertThat(request.line()).isEqualTo("PATCH /v1/widgets/w1 HTTP/1.1");
    assertThat(request.header("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.header("Accept")).isEqualTo("application/vnd.acme+json");
    assertThat(request.header("User-Agent")).isEqualTo("registry-sdk-java tool/1.2");
    assertThat(request.header("Content-Type")).startsWith("application/json");
    assertThat(request.text()).isEqualTo("{\"name\":\"é\"}");
  }

  @Test
  void clientWithOptionsHasItsOwnAttemptsHeadersAndQuery() throws Exception {
    server.always(Reply.status(500));
    AcmeClient client = client();
    AcmeClient view =
        client.withOptions(
            CallOptions.builder()
                .maxAttempts(2)
                .header("X-Trace", "t1")
                .query("de bug", "a&b=c/ü")
                .build());
    failure(ServerException.class, () -> Verb.GET.send(view));
    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.header("X-Trace")).isEqualTo("t1");
              assertThat(request.target()).isEqualTo("/v1/widgets/w1?de%20bug=a%26b%3Dc%2F%C3%BC");
            });
    failure(ServerException.class, () -> Verb.GET.send(client));
    assertThat(server.requests()).hasSize(2 + 4);
    assertThat(server.requests().get(3).header("X-Trace")).isNull();
  }

  /** Also a provider's module leaves the credentials to the client. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "aUTHORIZATION", "Cookie", "Host", "Proxy-Authorization", "TE"})
  void headersOfTheClientAreRefusedInEveryCall(String name) throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.widgets().get("w1", name, "hunter2"))
        .withMessageContaining(name)
        .withMessageNotContaining("hunter2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.send(ApiRequest.get("w1").header(name, "hunter2")))
        .withMessageNotContaining("hunter2");
    assertThat(server.requests()).isEmpty();
    client.widgets().get("w1", "X-Acme", "yes");
    assertThat(server.requests().get(0).header("X-Acme")).isEqualTo("yes");
  }

  /** An interceptor sees the times that OkHttp keeps to. */
  @Test
  void defaultTimeoutsAreThoseOfTheDocumentation() throws Exception {
    server.always(Reply.widget());
    List<Integer> seconds = new ArrayList<>();
    OkHttpClient provided =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ofSeconds(1))
            .addInterceptor(
                chain -> {
                  seconds.add(chain.connectTimeoutMillis() / 1000);
                  seconds.add(chain.readTimeoutMillis() / 1000);
                  seconds.add(chain.writeTimeoutMillis() / 1000);
                  return chain.proceed(chain.request());
                })
            .build();
    Verb.GET.send(client(b -> b.httpClient(provided)));
    provided.connectionPool().evictAll();
    assertThat(seconds).containsExactly(10, 30, 30);
  }

  @Test
  void clientWithOptionsIsClosedWithItsClient() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = client();
    AcmeClient view = client.withOptions(CallOptions.builder().build());
    Verb.GET.send(view);
    client.close();
    client.close();
    failure(io.github.registrysdk.core.CallCancelledException.class, () -> Verb.GET.send(view));
  }

  @Test
  void rawRequestReturnsTheTextOfTheResponse() throws Exception {
    server.always(
        Reply.status(
            201,
            "X-Request-Id: r1\r\nX-Many: a\r\nX-Many: b\r\nRetry-After: 3\r\n",
            "{\"n\":1e3}"));
    AcmeClient client = client();
    ApiRequest request =
        ApiRequest.post("odd ones", "a:b").query("q", "1").header("X-My", "v").json("{\"a\": 1}");
    ApiResponse response = client.send(request);
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("{\"n\":1e3}");
    assertThat(response.requestId()).isEqualTo("r1");
    assertThat(response.headers().get("x-many")).containsExactly("a", "b");
    assertThat(response.header("Retry-After")).contains("3");
    Received sent = server.requests().get(0);
    assertThat(sent.line()).isEqualTo("POST /v1/odd%20ones/a%3Ab?q=1 HTTP/1.1");
    assertThat(sent.text()).isEqualTo("{\"a\": 1}");
    assertThat(sent.header("X-My")).isEqualTo("v");
    assertThat(sent.header("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void rawWriteCountsAsACreate(String method) {
    server.always(Reply.status(502));
    AcmeClient client = client();
    ApiRequest request =
        switch (method) {
          case "POST" -> ApiRequest.post("x");
          case "PUT" -> ApiRequest.put("x");
          default -> ApiRequest.patch("x");
        };
    failure(OutcomeUnknownException.class, () -> client.send(request));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void rawReadAndDeleteAreRetried() throws Exception {
    AcmeClient client = client();
    server.reply(Reply.status(502), Reply.status(204), Reply.close(), Reply.status(404));
    assertThat(client.send(ApiRequest.get("x")).body()).isEmpty();
    assertThat(client.send(ApiRequest.delete("x")).status()).isEqualTo(404);
    server.reply(Reply.status(404));
    failure(NotFoundException.class, () -> client.send(ApiRequest.get("x")));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    server.always(
        exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\"\u00ff\""));
    AcmeClient client = client();
    ProtocolException e = failure(ProtocolException.class, () -> client.send(ApiRequest.get("x")));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.DECODE);
  }
}
