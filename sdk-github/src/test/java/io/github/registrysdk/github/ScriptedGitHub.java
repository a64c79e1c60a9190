package io.github.registrysdk.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testsupport.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers what it is told to, and a client of it. */
final class ScriptedGitHub implements AutoCloseable {
  static final String TOKEN = "ghp_scripted";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MockWebServer server = new MockWebServer();
  private final GitHubClient client;

  ScriptedGitHub() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = builder().token(Secret.of(TOKEN)).build();
  }

  /** Of another client of the same server. */
  GitHubClient.Builder builder() {
    return GitHubClient.builder()
        .baseUrl(url())
        .minWriteInterval(Duration.ZERO)
        .retryPolicy(RetryPolicy.none());
  }

  GitHubClient client() {
    return client;
  }

  PrivateRegistryService registries() {
    return client.organization("acme").privateRegistries();
  }

  String url() {
    return server.url("/").toString();
  }

  /** The next answer is a 200 with this file of {@code src/test/resources}. */
  ScriptedGitHub answering(String fixture) {
    return answering(200, fixture(fixture));
  }

  ScriptedGitHub answering(int status, String json, String... headers) {
    MockResponse.Builder response =
        new MockResponse.Builder()
            .code(status)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .body(json);
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    return answering(response.build());
  }

  ScriptedGitHub answering(MockResponse response) {
    server.enqueue(response);
    return this;
  }

  /** The next request that has not been looked at yet. */
  RecordedRequest request() {
    try {
      return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request came");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int requests() {
    return server.getRequestCount();
  }

  static String text(RecordedRequest request) {
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
    return Fixture.read("github/" + name);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
