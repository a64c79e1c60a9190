package io.github.registrysdk.core.spi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object in an error response, read leniently: an error body of an unexpected form must
 * not hide the error. Whatever is not there, or not of the type asked for, is null or empty.
 */
public final class ErrorBody {
  /** A response without a JSON object. */
  public static final ErrorBody EMPTY = new ErrorBody(Map.of());

  private final Map<?, ?> fields;

  private ErrorBody(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * An error body of what was parsed.
   *
   * @param json what was parsed: maps, lists, strings, numbers, booleans, null
   * @return its fields if it is an object, or none
   */
  public static ErrorBody of(@Nullable Object json) {
    return json instanceof Map<?, ?> map ? new ErrorBody(map) : EMPTY;
  }

  /**
   * A field that is text.
   *
   * @param name a field's name
   * @return its value, or null if it is not there or no string
   */
  public @Nullable String text(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }

  /**
   * A field that is a number.
   *
   * @param name a field's name
   * @return its value, or null if it is not there, no number or not finite
   */
  public @Nullable BigDecimal number(String name) {
    // 1e999 was read as infinity.
    return fields.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
        ? new BigDecimal(number.toString())
        : null;
  }

  /**
   * A field that is an object.
   *
   * @param name a field's name
   * @return its value if it is an object, or {@link #EMPTY}
   */
  public ErrorBody object(String name) {
    return of(fields.get(name));
  }

  /**
   * A field that is a list; nulls in it are left out.
   *
   * @param name a field's name
   * @return its items, or none if it is no list: strings, numbers, booleans, lists, or an {@code
   *     ErrorBody} for each object
   */
  public List<Object> list(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(item -> item != null).map(ErrorBody::item).toList()
        : List.of();
  }

  /** {@return the names of the fields, in their order} */
  public List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  private static Object item(Object json) {
    return json instanceof Map<?, ?> map ? new ErrorBody(map) : json;
  }

  /** Only the names: an error may quote what it was sent. */
  @Override
  public String toString() {
    return "ErrorBody" + fields.keySet();
  }
}
