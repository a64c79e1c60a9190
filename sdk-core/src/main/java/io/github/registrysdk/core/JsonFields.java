package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.FieldName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a JSON object whose meaning this version of the SDK does not know. Such a field could
 * be a secret, so {@code toString()}, Jackson and Gson print no values. Instances are immutable.
 */
public final class JsonFields {
  private static final JsonFields NONE = new JsonFields(Map.of());

  /** Transient because reflective serializers (Java, Jackson, Gson) skip transient fields. */
  private final transient Map<String, @Nullable Object> fields;

  private JsonFields(Map<String, @Nullable Object> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** {@return an instance without fields} */
  public static JsonFields none() {
    return NONE;
  }

  /**
   * Copies fields, including the maps and lists in them.
   *
   * @param fields the values by the JSON names of the fields
   * @return the fields, in the same order
   */
  public static JsonFields of(Map<String, ? extends @Nullable Object> fields) {
    if (fields.isEmpty()) {
      return NONE;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(name, freeze(value)));
    return new JsonFields(copy);
  }

  /**
   * Makes an unmodifiable copy of a JSON value.
   *
   * @param value maps, lists, strings, numbers, booleans or null
   * @return an unmodifiable copy
   */
  public static @Nullable Object freeze(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((name, item) -> copy.put(name, freeze(item)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(freeze(item)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }

  /**
   * Returns the value of a field.
   *
   * @param name the JSON name of the field
   * @return a map, a list, a string, a number or a boolean; null if the field is missing or null
   */
  public @Nullable Object get(String name) {
    return fields.get(name);
  }

  /** {@return the JSON names of the fields, in their order} */
  public Set<String> names() {
    return fields.keySet();
  }

  /** {@return the fields as an unmodifiable map, whose {@code toString()} contains the values} */
  public Map<String, @Nullable Object> asMap() {
    return fields;
  }

  /** {@return whether there is no field} */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonFields that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** Contains only the names of the fields. */
  @Override
  public String toString() {
    return FieldName.printable(fields.keySet()).toString();
  }
}
