package io.github.registrysdk.testsupport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.testsupport.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server that sends the responses of a script, one after another.
 *
 * @param <S> the server of one provider, which has a client too
 */
public abstract class ScriptedServer<S extends ScriptedServer<S>> implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> HEADERS =
      Set.of(
          "Accept",
          "Accept-Encoding",
          "Authorization",
          "Cache-Control",
          "Connection",
          "Content-Length",
          "Content-Type",
          "Host",
          "User-Agent",
          "X-GitHub-Api-Version");

  private final MockWebServer server = new MockWebServer();
  private final String provider;
  private final String token;
  private final String accept;

  /**
   * Starts the server.
   *
   * @param provider the folder of the provider's fixtures
   * @param token the token that requests must carry
   * @param accept the value of {@code Accept} that they must carry
   */
  protected ScriptedServer(String provider, String token, String accept) {
    this.provider = provider;
    this.token = token;
    this.accept = accept;
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected abstract S self();

  public final String url() {
    return server.url("/").toString();
  }

  /** The next response. */
  public final S responding(MockResponse response) {
    server.enqueue(response);
    return self();
  }

  /**
   * The next response, with JSON.
   *
   * @param headers names and values in turn
   */
  public final S responding(int status, String json, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .body(json);
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    return responding(response.build());
  }

  /** The next response, a fixture. */
  public final S respondingFixture(int status, String fixture) {
    return responding(status, Fixture.read(provider + "/" + fixture));
  }

  /** The next response is a 200 with a fixture. */
  public final S respondingFixture(String fixture) {
    return respondingFixture(200, fixture);
  }

  /** The next request that the test has not seen. */
  public final RecordedRequest request() {
    try {
      return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request came");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public final int requests() {
    return server.getRequestCount();
  }

  /** The next request, which must be this one, carry the token, and have no other headers. */
  public final RecordedRequest assertNext(String method, String target) {
    RecordedRequest sent = assertNextWithAnyToken(method, target);
    assertThat(sent.getHeaders().values("Authorization")).containsExactly("Bearer " + token);
    return sent;
  }

  public final RecordedRequest assertNextWithAnyToken(String method, String target) {
    RecordedRequest sent = request();
    assertThat(sent.getMethod()).isEqualTo(method);
    assertThat(sent.getTarget()).isEqualTo(target);
    assertThat(sent.getHeaders().values("Accept")).containsExactly(accept);
    assertThat(sent.getHeaders().values("User-Agent")).containsExactly("registry-sdk-java");
    assertThat(sent.getHeaders().names()).isSubsetOf(HEADERS);
    assertThat(sent.getChunkSizes()).isNullOrEmpty();
    return sent;
  }

  public final void assertNextWithoutBody(String method, String target) {
    assertNoBody(assertNext(method, target));
  }

  public final void assertNextWithJson(String method, String target, String json) {
    assertJson(assertNext(method, target), json);
  }

  public static void assertJson(RecordedRequest sent, String json) {
    assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(json(text(sent))).isEqualTo(json(json));
  }

  public static void assertNoBody(RecordedRequest sent) {
    assertThat(text(sent)).isEmpty();
    assertThat(sent.getHeaders().get("Content-Type")).isNull();
  }

  /** A form, except for its random boundary, is exactly this; its lines end in CRLF. */
  public static void assertForm(RecordedRequest sent, String form) {
    String type = String.valueOf(sent.getHeaders().get("Content-Type"));
    assertThat(type).matches("multipart/form-data; boundary=[-\\w]{20,70}");
    String boundary = type.substring(type.indexOf('=') + 1);
    assertThat(text(sent).replace(boundary, "BOUNDARY")).isEqualTo(form.replace("\n", "\r\n"));
    assertThat(sent.getHeaders().values("Content-Length"))
        .containsExactly(String.valueOf(sent.getBodySize()));
  }

  public static String text(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
