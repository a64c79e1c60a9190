package io.github.registrysdk.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds each field of a response again in what the caller gets. */
final class Mirror {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

  private final List<String> problems = new ArrayList<>();

  private Mirror() {}

  /**
   * The fields that differ.
   *
   * @param item one item of the response
   * @param result what the call returned: a record, or a list of one
   */
  static List<String> differences(String item, @Nullable Object result) {
    Mirror mirror = new Mirror();
    try {
      mirror.compare("$", JSON.readTree(item), result instanceof List<?> all ? all.get(0) : result);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return mirror.problems;
  }

  private void compare(String where, JsonNode sent, @Nullable Object read) {
    if (sent.isObject() && read instanceof Record) {
      Map<?, ?> extra =
          ((JsonFields) component(read, "extraFields").orElse(JsonFields.none())).asMap();
      sent.properties()
          .forEach(
              field -> {
                String name = where + "." + field.getKey();
                Optional<Object> known = component(read, camelCase(field.getKey()));
                if (known.isEmpty() && extra.containsKey(field.getKey())) {
                  compare(name, field.getValue(), extra.get(field.getKey()));
                } else {
                  compare(name, field.getValue(), known.orElse(null));
                }
              });
    } else if (sent.isObject() && read instanceof JsonFields fields) {
      compare(where, sent, fields.asMap());
    } else if (sent.isObject() && read instanceof Map<?, ?> map) {
      sent.properties()
          .forEach(
              field ->
                  compare(where + "." + field.getKey(), field.getValue(), map.get(field.getKey())));
    } else if (sent.isArray() && read instanceof List<?> list && sent.size() == list.size()) {
      for (int i = 0; i < list.size(); i++) {
        compare(where + "[" + i + "]", sent.get(i), list.get(i));
      }
    } else if (!text(sent).equals(text(read))) {
      problems.add(where + " was " + text(sent) + " and is read as " + text(read));
    }
  }

  private static String camelCase(String field) {
    String name = UNDERSCORE.matcher(field).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    return switch (name) {
      case "public" -> "isPublic";
      case "private" -> "isPrivate";
      case "token" -> "secret";
      default -> name;
    };
  }

  private static Optional<Object> component(Object of, String name) {
    for (RecordComponent component : of.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return Optional.ofNullable(component.getAccessor().invoke(of));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(name, e);
        }
      }
    }
    return Optional.empty();
  }

  private static String text(@Nullable Object value) {
    if (value instanceof JsonNode node) {
      return node.isNull() ? "null" : time(node.asText());
    }
    if (value instanceof Secret secret) {
      return secret.reveal();
    }
    if (value instanceof Record constant) {
      return component(constant, "value").map(String::valueOf).orElse(constant.toString());
    }
    return time(String.valueOf(value));
  }

  private static String time(String text) {
    if (text.endsWith(" UTC")) { // as Buildkite writes the times of an access token
      return text.replaceFirst(" ", "T").replace(" UTC", "Z");
    }
    return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Instant.parse(text).toString() : text;
  }
}
