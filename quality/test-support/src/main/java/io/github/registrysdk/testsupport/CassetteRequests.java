package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Sends the requests of a cassette to a fake, and compares status and shape of the responses with
 * the recorded ones. An id or a name that the fake has made takes the place of the recorded one in
 * later requests.
 */
public final class CassetteRequests {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> LEARNED = List.of("id", "slug", "name", "key_id");
  private static final String BOUNDARY = "boundary-of-the-cassette";

  private final Map<String, String> learned = new HashMap<>();
  private final Map<String, Supplier<String>> values = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path cassette;
  private final URI server;
  private final String token;

  /**
   * Requests that are not sent yet.
   *
   * @param cassette the file
   * @param server the fake's base URL
   * @param token an access token of the fake
   */
  public CassetteRequests(Path cassette, URI server, String token) {
    this.cassette = cassette;
    this.server = server;
    this.token = token;
  }

  /**
   * The cassettes of the module under test.
   *
   * @return the files in {@code src/test/resources/cassettes}, in the order of their names
   */
  public static List<Path> all() {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cassettes"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? null : parent.getFileName();
  }

  /**
   * Fails unless each cassette of a test class is replayed by a test, and each test has a cassette.
   *
   * @param type a test class of the module under test
   */
  public static void requireOneForEachTestOf(Class<?> type) {
    assertThat(all())
        .filteredOn(file -> Path.of(type.getSimpleName()).equals(folder(file)))
        .extracting(file -> String.valueOf(file.getFileName()).replace(".json", ""))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .toList());
  }

  /**
   * Sends another value than the recorded one, where a fake can know that it is none.
   *
   * @param field the field's name
   * @param value makes the value when a request has the field
   * @return these requests
   */
  public CassetteRequests with(String field, Supplier<String> value) {
    values.put(field, value);
    return this;
  }

  /**
   * Sends all requests in the order recorded. Those to other hosts are left out.
   *
   * @param differences takes what differs
   */
  public void compare(Differences differences) {
    String name = cassette.getFileName().toString().replace(".json", "");
    for (JsonNode interaction : read().path("interactions")) {
      JsonNode request = interaction.path("request");
      JsonNode recorded = interaction.path("response");
      if (!request.has("host")) {
        String call =
            name + ": " + request.path("method").asText() + " " + request.path("path").asText();
        HttpResponse<String> response = send(request);
        JsonNode body = json(response.body());
        learn(recorded.path("body"), body);
        differences.compareResponse(
            call,
            recorded.path("status").asInt(),
            recorded.path("body"),
            response.statusCode(),
            body);
      }
    }
  }

  private JsonNode read() {
    try {
      return JSON.readTree(cassette.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(JsonNode request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(server.resolve(target(request)))
            .header("Authorization", "Bearer " + token);
    request
        .path("headers")
        .properties()
        .forEach(
            header -> {
              String value = header.getValue().asText();
              boolean form = value.startsWith("multipart/");
              builder.header(header.getKey(), form ? value + "; boundary=" + BOUNDARY : value);
            });
    byte[] body = body(request);
    builder.method(
        request.path("method").asText(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return client.send(builder.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String target(JsonNode request) {
    var target = new StringBuilder();
    for (String segment : request.path("path").asText().substring(1).split("/", -1)) {
      target.append(target.isEmpty() ? "" : "/").append(learned.getOrDefault(segment, segment));
    }
    String separator = "?";
    for (var parameter : request.path("query").properties()) {
      for (JsonNode value : parameter.getValue()) {
        String text = value.asText();
        target
            .append(separator)
            .append(URLEncoder.encode(parameter.getKey(), UTF_8))
            .append('=')
            .append(URLEncoder.encode(learned.getOrDefault(text, text), UTF_8));
        separator = "&";
      }
    }
    return target.toString();
  }

  private byte[] body(JsonNode request) {
    if (request.has("form")) {
      return form(request.get("form"));
    }
    return (request.has("body")
            ? current("", request.get("body")).toString()
            : request.path("text").asText())
        .getBytes(UTF_8);
  }

  private JsonNode current(String field, JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      node.properties()
          .forEach(entry -> copy.set(entry.getKey(), current(entry.getKey(), entry.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(item -> copy.add(current(field, item)));
      return copy;
    }
    if (values.containsKey(field)) {
      return TextNode.valueOf(values.get(field).get());
    }
    return node.isTextual() && LEARNED.contains(field)
        ? TextNode.valueOf(learned.getOrDefault(node.textValue(), node.textValue()))
        : node;
  }

  private static byte[] form(JsonNode parts) {
    var body = new ByteArrayOutputStream();
    for (JsonNode part : parts) {
      String file =
          part.has("filename") ? "; filename=\"" + part.get("filename").asText() + "\"" : "";
      body.writeBytes(
          ("--"
                  + BOUNDARY
                  + "\r\nContent-Disposition: form-data; name=\""
                  + part.path("name").asText()
                  + "\""
                  + file
                  + "\r\n\r\n")
              .getBytes(UTF_8));
      body.writeBytes(
          part.has("base64")
              ? Base64.getDecoder().decode(part.get("base64").asText())
              : part.path("text").asText().getBytes(UTF_8));
      body.writeBytes("\r\n".getBytes(UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private void learn(JsonNode recorded, JsonNode actual) {
    if (recorded.isObject()) {
      recorded
          .properties()
          .forEach(
              field -> {
                JsonNode own = actual.path(field.getKey());
                if (LEARNED.contains(field.getKey())
                    && field.getValue().isTextual()
                    && own.isTextual()) {
                  learned.put(field.getValue().textValue(), own.textValue());
                }
                learn(field.getValue(), own);
              });
    } else if (recorded.isArray() && recorded.size() == 1 && actual.size() == 1) {
      learn(recorded.get(0), actual.get(0));
    }
  }

  private static JsonNode json(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (IOException notJson) {
      return TextNode.valueOf(text);
    }
  }
}
