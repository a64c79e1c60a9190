package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON request, refused in GitHub's way where they are not what they must be. */
final class RequestBody {

  private final ObjectNode node;
  private final GitHubOperation operation;

  private RequestBody(ObjectNode node, GitHubOperation operation) {
    this.node = node;
    this.operation = operation;
  }

  static RequestBody of(FakeRequest request, GitHubOperation operation) {
    try {
      return new RequestBody(request.json(), operation);
    } catch (Refusal notAnObject) {
      throw GitHubErrors.refusal(400, "Problems parsing JSON");
    }
  }

  boolean has(String field) {
    return node.has(field);
  }

  /** How many fields there are. */
  int size() {
    return node.size();
  }

  /** The fields of an object within. */
  RequestBody object(String field) {
    if (node.get(field) instanceof ObjectNode inner) {
      return new RequestBody(inner, operation);
    }
    throw invalid(field, "must be an object");
  }

  /** Refuses the request if it has one of the fields. */
  void refuse(Collection<String> fields, String reason) {
    for (String field : fields) {
      if (node.has(field)) {
        throw invalid(field, reason);
      }
    }
  }

  /** Refuses the request if it lacks one of the fields. */
  void require(Collection<String> fields) {
    for (String field : fields) {
      if (!node.has(field)) {
        throw invalid(field, "missing_field", "is missing");
      }
    }
  }

  /** A text, not blank; null if it is absent. */
  @Nullable String text(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw invalid(field, "must be a string");
    }
    return value.textValue();
  }

  /** A text; null if it is absent or null. */
  @Nullable String nullableText(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw invalid(field, "must be a string or null");
    }
    return value.textValue();
  }

  /** One of some texts; null if it is absent. */
  @Nullable String oneOf(String field, Collection<String> allowed) {
    String value = text(field);
    if (value != null && !allowed.contains(value)) {
      throw invalid(field, "must be one of: " + String.join(", ", allowed));
    }
    return value;
  }

  /** An absolute URL; null if it is absent. */
  @Nullable String uri(String field) {
    String value = text(field);
    try {
      if (value == null || new URI(value).isAbsolute()) {
        return value;
      }
    } catch (URISyntaxException notAUrl) {
      throw invalid(field, "must be a URI");
    }
    throw invalid(field, "must be a URI");
  }

  /** A boolean; null if it is absent. */
  @Nullable Boolean flag(String field) {
    JsonNode value = node.get(field);
    if (value != null && !value.isBoolean()) {
      throw invalid(field, "must be a boolean");
    }
    return value == null ? null : Boolean.valueOf(value.booleanValue());
  }

  /** A list of whole numbers; null if it is absent. */
  @Nullable List<Long> ids(String field) {
    return ids(field, node.get(field));
  }

  /** A list of whole numbers, which may be strings; null if it is absent. */
  @Nullable List<Long> idsOrTexts(String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isArray()) {
      return ids(field, value);
    }
    ArrayNode numbers = Json.object().putArray(field);
    for (JsonNode item : value) {
      if (item.isTextual() && item.textValue().matches("[0-9]{1,18}")) {
        numbers.add(Long.parseLong(item.textValue()));
      } else {
        numbers.add(item);
      }
    }
    return ids(field, numbers);
  }

  private @Nullable List<Long> ids(String field, @Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    var ids = new ArrayList<Long>();
    for (JsonNode item : value) {
      if (item.isIntegralNumber() && item.canConvertToLong()) {
        ids.add(item.longValue());
      }
    }
    if (!value.isArray() || ids.size() != value.size()) {
      throw invalid(field, "must be an array of integers");
    }
    return ids;
  }

  /** The secret that is sealed for a key, decrypted; null if there is none. */
  @Nullable String secret(SealingKey key) {
    String value = text("encrypted_value");
    String keyId = text("key_id");
    if (value == null && keyId == null) {
      return null;
    }
    require(List.of("encrypted_value", "key_id"));
    if (value == null || !isBase64(value)) {
      throw invalid("encrypted_value", "is not Base64-encoded");
    }
    if (!key.id.equals(keyId)) {
      throw invalid("key_id", "is not the id of the current public key");
    }
    return key.open(value).orElseThrow(() -> invalid("encrypted_value", "could not be decrypted"));
  }

  private static boolean isBase64(String text) {
    return text.length() % 4 == 0 && text.matches("[A-Za-z0-9+/]+={0,2}");
  }

  /** The refusal of a field's value. The reason follows the name of the field. */
  Refusal invalid(String field, String reason) {
    return invalid(field, "invalid", reason);
  }

  private Refusal invalid(String field, String code, String reason) {
    return GitHubErrors.invalid(operation, field, code, field + " " + reason);
  }
}
