package io.github.registrysdk.testing.internal.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.function.BiFunction;

/** The texts in a JSON document. */
final class Texts {

  private Texts() {}

  /** A copy in which every text is another; a text in a list has the list's field name. */
  static JsonNode map(JsonNode node, BiFunction<String, String, String> change) {
    return map("", node, change);
  }

  private static JsonNode map(
      String field, JsonNode node, BiFunction<String, String, String> change) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object
          .properties()
          .forEach(
              entry -> copy.set(entry.getKey(), map(entry.getKey(), entry.getValue(), change)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(item -> copy.add(map(field, item, change)));
      return copy;
    }
    return node.isTextual() ? TextNode.valueOf(change.apply(field, node.textValue())) : node;
  }
}
