package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.buildkite.oidc.PolicyText;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON request, refused in Buildkite's way where they are not what they must be.
 */
final class RequestBody {

  private final ObjectNode node;

  RequestBody(ObjectNode node) {
    this.node = node;
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** A text that must be there and not be blank. */
  String required(String field) {
    String value = optional(field);
    if (value == null || value.isBlank()) {
      throw BuildkiteErrors.invalid(field, "missing_field");
    }
    return value;
  }

  /** A text; null if it is absent or null. */
  @Nullable String optional(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw BuildkiteErrors.invalid(field, "invalid");
    }
    return value.textValue();
  }

  /** A list of texts; empty if it is absent or null. */
  List<String> texts(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (JsonNode item : value) {
      if (item.isTextual()) {
        texts.add(item.textValue());
      }
    }
    if (!value.isArray() || texts.size() != value.size()) {
      throw BuildkiteErrors.invalid(field, "invalid");
    }
    return texts;
  }

  /** An OIDC policy as a text, in whatever form it was sent; null if it is absent or null. */
  @Nullable String policy(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!PolicyText.isPolicy(value)) {
      throw BuildkiteErrors.invalid(field, "invalid");
    }
    return value.isTextual() ? value.textValue() : Json.text(value);
  }
}
