package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.toolkit.FieldName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object in an error response. It is read leniently, so that an unexpected body does not
 * hide the error: a field that is missing or has another type is read as null or empty.
 */
public final class ErrorBody {
  /** An error response without a JSON object. */
  public static final ErrorBody EMPTY = new ErrorBody(Map.of());

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Map<?, ?> fields;

  private ErrorBody(Map<?, ?> fields) {
    this.fields = fields;
  }

  /**
   * Creates an error body from a JSON value.
   *
   * @param json the value, which consists of maps, lists, strings, numbers, booleans and null
   * @return the error body; without fields if the value is not an object
   */
  public static ErrorBody of(@Nullable Object json) {
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
   * @return the value, or null if there is no such field or it is not a finite number
   */
  public @Nullable BigDecimal number(String name) {
    // Jackson reads 1e999 as infinity.
    return fields.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
        ? new BigDecimal(number.toString())
        : null;
  }

  /**
   * Returns the value of an object field.
   *
   * @param name the JSON name of the field
   * @return the value, or {@link #EMPTY} if there is no such field or it is not an object
   */
  public ErrorBody object(String name) {
    return of(fields.get(name));
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

  /** {@return the JSON names of the fields, in their order} */
  public List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
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
