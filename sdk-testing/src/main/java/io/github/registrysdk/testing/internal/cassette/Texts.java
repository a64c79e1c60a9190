package io.github.registrysdk.testing.internal.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.function.UnaryOperator;

/** The texts in a JSON document. */
final class Texts {

  private Texts() {}

  /** A copy in which every text is another. */
  static JsonNode map(JsonNode node, UnaryOperator<String> change) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object.properties().forEach(entry -> copy.set(entry.getKey(), map(entry.getValue(), change)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(item -> copy.add(map(item, change)));
      return copy;
    }
    return node.isTextual() ? TextNode.valueOf(change.apply(node.textValue())) : node;
  }
}
