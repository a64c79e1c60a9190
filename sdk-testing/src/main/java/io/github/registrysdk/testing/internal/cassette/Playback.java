package io.github.registrysdk.testing.internal.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.RecordedExchange;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Serves a cassette. Each interaction is used once, in the order recorded. */
public final class Playback {

  private final Path file;
  private final List<JsonNode> unused = new ArrayList<>();
  private final List<JsonNode> used = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> sent = new HashMap<>();
  private final Hosts hosts;
  private final Consumer<RecordedExchange> listener;

  /**
   * A playback from the start.
   *
   * @throws IllegalStateException if the file is no cassette
   */
  public Playback(Path file, Hosts hosts, Consumer<RecordedExchange> listener) {
    this.file = file;
    this.hosts = hosts;
    this.listener = listener;
    try {
      JsonNode cassette = Json.read(Files.readAllBytes(file));
      if (cassette == null || !cassette.path("interactions").isArray()) {
        throw new IllegalStateException(file + " is not a cassette");
      }
      cassette.get("interactions").forEach(unused::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the cassette " + file + " cannot be read", e);
    }
  }

  /** The recorded response, or a refusal that {@link #problems()} names. */
  public synchronized FakeResponse respond(Host host, FakeRequest request) {
    ObjectNode actual = Interaction.request(host, request, hosts);
    String nearest = null;
    for (JsonNode interaction : unused) {
      JsonNode expected = interaction.path("request");
      if (!sameTarget(expected, actual)) {
        continue;
      }
      var found = new HashMap<String, String>();
      String difference = difference(expected, actual, found);
      if (difference == null) {
        unused.remove(interaction);
        used.add(interaction);
        sent.putAll(found);
        return response(interaction, request);
      }
      nearest = nearest == null ? difference : nearest;
    }
    String problem = problem(actual, nearest);
    problems.add(problem);
    return FakeResponse.message(501, problem);
  }

  private String problem(JsonNode actual, @Nullable String nearest) {
    String line = Interaction.line(actual) + " is not in the cassette " + file.getFileName();
    if (nearest != null) {
      return line + ": the recorded request differs at " + nearest;
    }
    long times = used.stream().filter(one -> sameTarget(one.path("request"), actual)).count();
    return times == 0 ? line : line + " another time: it was recorded " + times + " times";
  }

  /** What was asked for and is not in the cassette, one sentence each. */
  public synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  private FakeResponse response(JsonNode interaction, FakeRequest request) {
    JsonNode response =
        Texts.map(interaction.path("response"), text -> revealed(hosts.replayed(text)));
    var headers = new LinkedHashMap<String, String>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    int status = response.path("status").asInt();
    byte[] body = Interaction.bytes(response);
    var lists = new LinkedHashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    listener.accept(
        new RecordedExchange(
            request.method(),
            request.path(),
            status,
            lists,
            new String(body, StandardCharsets.UTF_8)));
    return FakeResponse.of(status, headers, body);
  }

  /** What the test has sent comes back as it was sent. */
  private String revealed(String text) {
    return Replacements.PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(sent.getOrDefault(match.group(), match.group())));
  }

  private static boolean sameTarget(JsonNode expected, JsonNode actual) {
    return expected.path("method").equals(actual.path("method"))
        && expected.path("host").asText().equals(actual.path("host").asText())
        && decoded(expected.path("path").asText()).equals(decoded(actual.path("path").asText()))
        && expected.path("query").equals(actual.path("query"));
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static @Nullable String difference(
      JsonNode expected, JsonNode actual, Map<String, String> found) {
    for (String part : List.of("body", "form", "text")) {
      String difference = difference(part, expected.path(part), actual.path(part), found);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static @Nullable String difference(
      String place, JsonNode expected, JsonNode actual, Map<String, String> found) {
    if (expected.isTextual()
        && actual.isTextual()
        && Replacements.PLACEHOLDER.matcher(expected.textValue()).matches()
        && !Replacements.PLACEHOLDER.matcher(actual.textValue()).matches()) {
      found.put(expected.textValue(), actual.textValue());
      return null;
    }
    if (expected.isIntegralNumber()
        && actual.isIntegralNumber()
        && Replacements.isPlaceholder(expected.longValue())
        && !Replacements.isPlaceholder(actual.longValue())) {
      return null;
    }
    if (expected.isObject() && actual.isObject()) {
      var names = new TreeSet<String>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String difference =
            difference(
                place + "." + name, orMissing(expected, name), orMissing(actual, name), found);
        if (difference != null) {
          return difference;
        }
      }
      return null;
    }
    if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        String difference =
            difference(place + "[" + i + "]", expected.get(i), actual.get(i), found);
        if (difference != null) {
          return difference;
        }
      }
      return null;
    }
    return expected.equals(actual) ? null : place;
  }

  private static JsonNode orMissing(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value == null ? MissingNode.getInstance() : value;
  }
}
