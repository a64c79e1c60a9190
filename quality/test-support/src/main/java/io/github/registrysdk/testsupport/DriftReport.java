package io.github.registrysdk.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares what a provider sends with its OpenAPI document in {@code docs/openapi} and with what
 * the SDK knows. It reports and never fails: a new field breaks nothing, but somebody should look
 * at it.
 */
public final class DriftReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Headers that every server may send. */
  private static final Pattern ORDINARY =
      Pattern.compile(
          "(?i)accept-ranges|access-control-.*|age|alt-svc|cache-control|cf-.*|connection|content-.*"
              + "|cross-origin-.*|date|etag|expect-ct|expires|keep-alive|last-modified|nel|origin-.*"
              + "|permissions-policy|pragma|referrer-policy|report-to|server.*|set-cookie"
              + "|strict-transport-security|transfer-encoding|vary|via|x-amz.*|x-content-type-.*"
              + "|x-frame-options|x-runtime|x-xss-protection|:status");

  private final Map<String, Set<String>> lines = new TreeMap<>();
  private final Set<String> headersSeen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Set<String>> declared = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();
  private final String name;
  private final JsonNode document;
  private final Map<String, Set<String>> enumerations;
  private final Set<String> headers;

  DriftReport(
      String name, JsonNode document, Map<String, Set<String>> enumerations, Set<String> headers) {
    this.name = name;
    this.document = document;
    this.enumerations = Map.copyOf(enumerations);
    this.headers = Set.copyOf(headers);
  }

  /**
   * An empty report.
   *
   * @param document the file's name, such as {@code buildkite.json}
   * @param enumerations the values that the SDK knows, by the name of the field
   * @param headers the headers that the SDK reads
   * @return the report
   */
  public static DriftReport against(
      String document, Map<String, Set<String>> enumerations, Set<String> headers) {
    try {
      return new DriftReport(
          document.replace(".json", ""),
          JSON.readTree(ProjectFolder.resolve("docs", "openapi", document).toFile()),
          enumerations,
          headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The values of an open enumeration.
   *
   * @param type a record with a constant for each known value
   * @return the values of its constants
   */
  public static Set<String> valuesOf(Class<? extends Record> type) {
    var values = new TreeSet<String>();
    Arrays.stream(type.getFields())
        .filter(field -> field.getType() == type)
        .forEach(
            field -> {
              try {
                values.add((String) type.getMethod("value").invoke(field.get(null)));
              } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(type + " has no value()", e);
              }
            });
    return values;
  }

  /**
   * Compares a response.
   *
   * @param method the request's method
   * @param path the request's path
   * @param status the response's status
   * @param responseHeaders its headers
   * @param body its body
   */
  public synchronized void add(
      String method,
      String path,
      int status,
      Map<String, List<String>> responseHeaders,
      String body) {
    responseHeaders.keySet().forEach(header -> header(header));
    String template = template(path);
    if (template.isEmpty()) {
      report("requests without a description", method + " " + path);
      return;
    }
    String operation = method + " " + template;
    JsonNode responses =
        document
            .path("paths")
            .path(template)
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses");
    JsonNode response = resolved(responses.path(Integer.toString(status)));
    if (response.isMissingNode()) {
      report("statuses that are not described", operation + ": " + status);
      return;
    }
    JsonNode schema = response.path("content").path("application/json").path("schema");
    JsonNode json = json(body);
    if (schema.isMissingNode() != json.isMissingNode()) {
      report(
          "bodies",
          operation + ": " + status + (json.isMissingNode() ? " without" : " with") + " JSON");
    } else if (!json.isMissingNode()) {
      compare(operation + " " + status + " ", "", json, schema);
    }
  }

  /**
   * Notes what was observed about an open question.
   *
   * @param observation what a reader should know
   */
  public synchronized void note(String observation) {
    report("observations", observation);
  }

  private void header(String header) {
    headersSeen.add(header);
    if (!ORDINARY.matcher(header).matches()
        && headers.stream().noneMatch(header::equalsIgnoreCase)) {
      report("headers that the SDK does not read", header.toLowerCase(Locale.ROOT));
    }
  }

  private void compare(String operation, String place, JsonNode node, JsonNode anySchema) {
    JsonNode schema = resolved(anySchema);
    if (node.isNull()) {
      if (!schema.path("nullable").asBoolean()
          && schema.has("type")
          && !schema.path("type").toString().contains("null")) {
        report("other types", operation + place + ": null");
      }
      return;
    }
    String type = type(node);
    String types = schema.path("type").toString();
    if (schema.has("type")
        && !types.contains("\"" + type + "\"")
        && !(type.equals("integer") && types.contains("\"number\""))) {
      report("other types", operation + place + ": " + type + " instead of " + types);
    } else if (node.isArray()) {
      node.forEach(item -> compare(operation, place + "[]", item, schema.path("items")));
    } else if (node.isObject() && schema.has("properties")) {
      fields(operation, place.isEmpty() ? "" : place + ".", node, schema);
    } else if (node.isObject() && schema.path("additionalProperties").isObject()) {
      node.forEach(
          value -> compare(operation, place + ".*", value, schema.get("additionalProperties")));
    } else if (node.isTextual()) {
      enumeration(operation, place, node.textValue(), schema);
    }
  }

  private void fields(String operation, String place, JsonNode node, JsonNode schema) {
    JsonNode properties = schema.get("properties");
    properties
        .fieldNames()
        .forEachRemaining(
            field ->
                declared
                    .computeIfAbsent(operation.strip(), unused -> new TreeSet<>())
                    .add(place + field));
    schema
        .path("required")
        .forEach(
            field -> {
              if (!node.has(field.asText())) {
                report("missing fields", operation + place + field.asText());
              }
            });
    node.properties()
        .forEach(
            field -> {
              seen.add(operation.strip() + " " + place + field.getKey());
              if (properties.has(field.getKey())) {
                compare(
                    operation,
                    place + field.getKey(),
                    field.getValue(),
                    properties.get(field.getKey()));
              } else if (!schema.path("additionalProperties").isObject()) {
                report(
                    "unknown fields",
                    operation + place + field.getKey() + ": " + type(field.getValue()));
              }
            });
  }

  private void enumeration(String operation, String place, String value, JsonNode schema) {
    String field = place.substring(place.lastIndexOf('.') + 1);
    Set<String> known = new TreeSet<>(enumerations.getOrDefault(field, Set.of()));
    schema.path("enum").forEach(one -> known.add(one.asText()));
    if (!known.isEmpty() && !known.contains(value)) {
      report("unknown enumeration values", operation + place + ": " + value);
    }
  }

  private void report(String heading, String line) {
    lines.computeIfAbsent(heading, unused -> new TreeSet<>()).add(line);
  }

  private String template(String path) {
    String best = "";
    for (var entry : document.path("paths").properties()) {
      String template = entry.getKey();
      String pattern = template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q");
      // The one with fewest parameters: a name for all ids is also one for a word.
      if (Pattern.matches("\\Q" + pattern + "\\E", path)
          && (best.isEmpty() || template.split("\\{").length < best.split("\\{").length)) {
        best = template;
      }
    }
    return best;
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case STRING -> "string";
      default -> "object";
    };
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** {@return the report as Markdown, each line once} */
  public synchronized String text() {
    var text = new ArrayList<String>(List.of("## Drift: " + name));
    lines.forEach((heading, all) -> section(text, heading, all));
    var unseen = new TreeSet<String>();
    declared.forEach(
        (operation, fields) ->
            fields.stream()
                .map(field -> operation + " " + field)
                .filter(field -> !seen.contains(field))
                .forEach(unseen::add));
    section(text, "described fields that no response had", unseen);
    var unseenHeaders = new TreeSet<>(headers);
    unseenHeaders.removeIf(headersSeen::contains);
    section(text, "headers that no response had", unseenHeaders);
    return String.join("\n", text) + "\n";
  }

  private static void section(List<String> text, String heading, Set<String> lines) {
    if (!lines.isEmpty()) {
      text.add("\n### " + heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1));
      text.add("");
      lines.forEach(line -> text.add("- " + line));
    }
  }

  /** Prints the report, and writes it to {@code target/drift} of the module under test. */
  public void print() {
    System.out.println(text());
    try {
      Path folder = Files.createDirectories(Path.of("target", "drift"));
      Files.writeString(folder.resolve(name + ".md"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
