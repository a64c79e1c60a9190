package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testsupport.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers what it is told to, and a client of it. */
final class ScriptedHumanitec implements AutoCloseable {
  private static final String TOKEN = "humanitec-scripted";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MockWebServer server = new MockWebServer();
  private final HumanitecClient client;

  ScriptedHumanitec() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client =
        HumanitecClient.builder()
            .token(Secret.of(TOKEN))
            .baseUrl(server.url("/").toString())
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  HumanitecClient client() {
    return client;
  }

  RegistryService registries() {
    return client.organization("acme").registries();
  }

  /** The next answer has this file of {@code src/test/resources}. */
  ScriptedHumanitec answering(int status, String fixture) {
    return answeringJson(status, fixture(fixture));
  }

  ScriptedHumanitec answeringJson(int status, String json) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .body(json)
            .build());
    return this;
  }

  ScriptedHumanitec answering(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    return this;
  }

  /** The next request, once it has been found to be this one, signed in, and with nothing extra. */
  RecordedRequest assertNext(String method, String target) {
    RecordedRequest sent = next();
    assertThat(sent.getMethod()).isEqualTo(method);
    assertThat(sent.getTarget()).isEqualTo(target);
    assertThat(sent.getHeaders().values("Authorization")).containsExactly("Bearer " + TOKEN);
    assertThat(sent.getHeaders().values("Accept")).containsExactly("application/json");
    assertThat(sent.getHeaders().values("User-Agent")).containsExactly("registry-sdk-java");
    assertThat(sent.getHeaders().names())
        .isSubsetOf(
            "Accept",
            "Accept-Encoding",
            "Authorization",
            "Cache-Control",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Host",
            "User-Agent");
    return sent;
  }

  void assertNextWithoutBody(String method, String target) {
    RecordedRequest sent = assertNext(method, target);
    assertThat(text(sent)).isEmpty();
    assertThat(sent.getHeaders().get("Content-Type")).isNull();
  }

  void assertNextWithJson(String method, String target, String json) {
    RecordedRequest sent = assertNext(method, target);
    assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(json(text(sent))).isEqualTo(json(json));
  }

  int requests() {
    return server.getRequestCount();
  }

  private RecordedRequest next() {
    try {
      return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request came");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String fixture(String name) {
    return Fixture.read("humanitec/" + name);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
