package io.github.registrysdk.buildkite;

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
final class ScriptedBuildkite implements AutoCloseable {
  static final String TOKEN = "bkua_scripted";
  static final ObjectMapper JSON = new ObjectMapper();

  private final MockWebServer server = new MockWebServer();
  private final BuildkiteClient client;

  ScriptedBuildkite() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client =
        BuildkiteClient.builder()
            .token(Secret.of(TOKEN))
            .baseUrl(server.url("/").toString())
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  BuildkiteClient client() {
    return client;
  }

  BuildkiteOrganization acme() {
    return client.organization("acme");
  }

  PackageRegistryHandle gems() {
    return acme().registry("gems");
  }

  String url() {
    return server.url("/").toString();
  }

  /** The next answer is a 200 with this file of {@code src/test/resources}. */
  ScriptedBuildkite answering(String fixture) {
    return answeringJson(fixture(fixture));
  }

  ScriptedBuildkite answeringJson(String json) {
    return answering(
        new MockResponse.Builder()
            .code(200)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .body(json)
            .build());
  }

  ScriptedBuildkite answering(MockResponse response) {
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
    return Fixture.read("buildkite/" + name);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
