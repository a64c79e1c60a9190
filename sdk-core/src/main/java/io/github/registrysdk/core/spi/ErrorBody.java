package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.toolkit.FieldName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error response as a JSON object. It is read leniently, so that an unexpected body
 * does not hide the error: a field that is missing or has another type is read as null or empty.
 */
public final class ErrorBody {
  /** An error response without a readable body. */
  public static final ErrorBody EMPTY = new ErrorBody(Map.of());

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Map<?, ?> fields;

  private ErrorBody(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * Creates an error body from a JSON value. A string is read as an object whose only field is
   * {@code message}, and a list as an object whose only field is {@code errors}. The client passes
   * one short line of plain text as a string.
   *
   * @param json the value, which consists of maps, lists, strings, numbers, booleans and null
   * @return the error body; without fields if the value is null, a number or a boolean
   */
  public static ErrorBody of(@Nullable Object json) {
    if (json instanceof String text) {
      return new ErrorBody(Map.of("message", text));
    }
    if (json instanceof List<?> list) {
      return new ErrorBody(Map.of("errors", list));
    }
    return json instanceof Map<?, ?> map ? new ErrorBody(map) : EMPTY;
  }

  /**
   * Returns the value of a string field.
   *
   * @param name the JSON name of the field
   * @return the value, or null if there is no such field or it is not a string
   */
  public @Nullable String text(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }

  /**
   * Returns the value of a number field.
   *
   * @param name the JSON name of the field
   * @return the value, or null if there is no such field, or if its value is not a number or is too
   *     large for a {@code double}
   */
  public @Nullable BigDecimal number(String name) {
    // An exponent of a few characters becomes gigabytes where such a number is made an integer.
    return fields.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
        ? new BigDecimal(number.toString())
        : null;
  }

  /**
   * Returns the value of a field as text, whatever its type. A list becomes its items, separated by
   * commas. An object becomes its fields, each as {@code name: value}.
   *
   * @param name the JSON name of the field
   * @return the text, or null if there is no such field or its value is null or blank
   */
  public @Nullable String anyText(String name) {
    return words(fields.get(name));
  }

  /**
   * Returns the errors in a field that contains a string, a list, or an object with an entry for
   * each invalid request field. An object in a list is read as the fields {@code field}, {@code
   * code} and {@code message}. If it has neither a code nor a message, its other fields are the
   * message, except {@code resource}.
   *
   * @param name the JSON name of the field, such as {@code errors}
   * @return the errors, in their order; empty if there is no such field
   */
  public List<ApiError.Field> errors(String name) {
    List<ApiError.Field> errors = new ArrayList<>();
    if (fields.get(name) instanceof Map<?, ?> map) {
      map.forEach((field, value) -> add(String.valueOf(field), value, errors));
    } else {
      add(null, fields.get(name), errors);
    }
    return errors;
  }

  private static void add(
      @Nullable String name, @Nullable Object value, List<ApiError.Field> errors) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      list.forEach(item -> add(name, item, errors));
      return;
    }
    ApiError.Field error =
        value instanceof Map<?, ?> map
            ? new ErrorBody(map).error(name)
            : new ApiError.Field(name, null, words(value));
    if (error.name() != null || error.code() != null || error.message() != null) {
      errors.add(error);
    }
  }

  private ApiError.Field error(@Nullable String name) {
    String field = anyText("field");
    String code = anyText("code");
    String message = anyText("message");
    if (code == null && message == null) {
      Map<Object, Object> rest = new LinkedHashMap<>(fields);
      rest.keySet().removeAll(List.of("field", "resource"));
      message = words(rest);
    }
    return new ApiError.Field(field == null ? name : field, code, message);
  }

  /** Null instead of blank. Not stripped, because a secret is redacted only as it was sent. */
  private static @Nullable String words(@Nullable Object value) {
    Stream<@Nullable String> parts;
    if (value instanceof List<?> list) {
      parts = list.stream().map(ErrorBody::words);
    } else if (value instanceof Map<?, ?> map) {
      parts = map.entrySet().stream().map(entry -> named(entry.getKey(), words(entry.getValue())));
    } else {
      parts = Stream.of(value == null ? null : value.toString());
    }
    String words = parts.filter(Objects::nonNull).collect(Collectors.joining(", "));
    return words.isBlank() ? null : words;
  }

  private static @Nullable String named(Object name, @Nullable String words) {
    return words == null ? null : name + ": " + words;
  }

  /**
   * Returns the items of a list field, without items that are null.
   *
   * @param name the JSON name of the field
   * @return the items: strings, numbers, booleans, lists, and an {@code ErrorBody} for each object;
   *     empty if there is no such field or it is not a list
   */
  public List<Object> list(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(item -> item != null).map(ErrorBody::item).toList()
        : List.of();
  }

  private static Object item(Object json) {
    return json instanceof Map<?, ?> map ? new ErrorBody(map) : json;
  }

  /** Contains only the names of the fields, because a value can quote the request. */
  @Override
  public String toString() {
    return "ErrorBody" + FieldName.printable(fields.keySet());
  }
}
