package io.github.registrysdk.testing.internal.humanitec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a request, refused in Humanitec's way where they are not what they
 * must be. Null is refused as any other wrong type, except where the document allows it.
 */
final class RequestFields {

  /** The document's "simplified extended ISO format". */
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z");

  private final HumanitecErrors errors;
  private final String prefix;
  private final ObjectNode node;

  private RequestFields(HumanitecErrors errors, String prefix, ObjectNode node) {
    this.errors = errors;
    this.prefix = prefix;
    this.node = node;
  }

  /** The body's fields. */
  static RequestFields of(FakeRequest request, HumanitecErrors errors) {
    try {
      return new RequestFields(errors, "", request.json());
    } catch (Refusal notJson) {
      throw errors.noObject(); // the same refusal in this provider's shape
    }
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** The names that the client chose, where an object is a map. */
  List<String> names() {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** A text that must be there, possibly empty. */
  String text(String field) {
    JsonNode value = required(field);
    if (!value.isTextual()) {
      throw invalid(field, "is not a string");
    }
    return value.textValue();
  }

  /** A text that must be there and not be blank. */
  String filled(String field) {
    String value = text(field);
    if (value.isBlank()) {
      throw invalid(field, "is empty");
    }
    return value;
  }

  /** A boolean that must be there. */
  boolean flag(String field) {
    JsonNode value = required(field);
    if (!value.isBoolean()) {
      throw invalid(field, "is not a boolean");
    }
    return value.booleanValue();
  }

  /** An object that must be there. */
  RequestFields object(String field) {
    if (required(field) instanceof ObjectNode inner) {
      return new RequestFields(errors, prefix + field + ".", inner);
    }
    throw invalid(field, "is not an object");
  }

  /** A time; null if it is absent or null. */
  @Nullable Instant time(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    String text = text(field);
    if (!TIME.matcher(text).matches()) {
      throw invalid(field, "does not match the pattern of a time");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException noSuchDay) {
      throw invalid(field, "is no time that there is");
    }
  }

  Refusal invalid(String field, String reason) {
    return errors.invalid(prefix + field, reason);
  }

  private JsonNode required(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw invalid(field, "is required");
    }
    return value;
  }
}
