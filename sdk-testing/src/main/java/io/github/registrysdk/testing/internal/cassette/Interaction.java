package io.github.registrysdk.testing.internal.cassette;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request and its response, in the form in which cassettes keep them. */
final class Interaction {

  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "content-type",
          "deprecation",
          "link",
          "location",
          "retry-after",
          "sunset",
          "x-github-api-version");

  private Interaction() {}

  /** The part of a cassette for a request. */
  static ObjectNode request(Host host, FakeRequest request, Hosts hosts) {
    ObjectNode node = Json.object();
    if (!host.name().isEmpty()) {
      node.put("host", host.name());
    }
    node.put("method", request.method());
    node.put("path", request.path());
    if (!request.queryParameters().isEmpty()) {
      ObjectNode query = node.putObject("query");
      request
          .queryParameters()
          .forEach((name, values) -> values.forEach(query.withArrayProperty(name)::add));
    }
    String type = contentType(request.headers());
    headers(node, request.headers());
    if (type.startsWith("multipart/")) {
      ObjectNode shown = (ObjectNode) node.get("headers");
      shown.put("Content-Type", type.replaceAll("(?i);\\s*boundary=.*", ""));
      ArrayNode form = Form.read(type, request.bytes());
      if (form != null) {
        node.set("form", form);
      }
    }
    if (!node.has("form")) {
      body(node, request.bytes());
    }
    return (ObjectNode) Texts.map(node, text -> hosts.recorded(text));
  }

  /** The part of a cassette for a response that the client has got. */
  static ObjectNode response(
      int status, Map<String, List<String>> headers, byte[] body, Hosts hosts) {
    ObjectNode node = Json.object().put("status", status);
    headers(node, headers);
    body(node, body);
    return (ObjectNode) Texts.map(node, text -> hosts.recorded(text));
  }

  private static void headers(ObjectNode node, Map<String, List<String>> headers) {
    var kept = new TreeMap<String, String>();
    headers.forEach(
        (name, values) -> {
          if (isKept(name.toLowerCase(Locale.ROOT))) {
            kept.put(shown(name), String.join(", ", values));
          }
        });
    if (!kept.isEmpty()) {
      ObjectNode all = node.putObject("headers");
      kept.forEach(all::put);
    }
  }

  private static boolean isKept(String name) {
    return HEADERS.contains(name) || name.contains("ratelimit");
  }

  /** One spelling, whatever a version of HTTP makes of it. */
  private static String shown(String name) {
    var text = new StringBuilder();
    for (String word : name.split("-", -1)) {
      text.append(text.isEmpty() ? "" : "-")
          .append(word.substring(0, Math.min(1, word.length())).toUpperCase(Locale.ROOT))
          .append(word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  private static void body(ObjectNode node, byte[] body) {
    if (body.length == 0) {
      return;
    }
    JsonNode json = Json.read(body);
    if (json == null) {
      node.put("text", new String(body, UTF_8));
    } else {
      node.set("body", json);
    }
  }

  private static String contentType(Map<String, List<String>> headers) {
    return first(headers, "content-type");
  }

  private static String first(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().get(0))
        .findFirst()
        .orElse("");
  }

  /** A request as messages name it. */
  static String line(JsonNode request) {
    var line = new StringBuilder(request.path("method").asText());
    line.append(' ');
    if (request.has("host")) {
      line.append(request.get("host").asText());
    }
    line.append(request.path("path").asText());
    String separator = "?";
    for (var parameter : request.path("query").properties()) {
      for (JsonNode value : parameter.getValue()) {
        line.append(separator).append(parameter.getKey()).append('=').append(value.asText());
        separator = "&";
      }
    }
    return line.toString();
  }

  /** The bytes of a response's body in a cassette. */
  static byte[] bytes(JsonNode response) {
    @Nullable JsonNode body = response.get("body");
    return (body == null ? response.path("text").asText() : Json.text(body)).getBytes(UTF_8);
  }
}
