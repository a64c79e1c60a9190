package io.github.registrysdk.core.toolkit;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a response that this version does not know: readable, not modifiable, and printed by
 * name only, because nobody knows whether a new field is a secret.
 */
public final class ExtraFields extends AbstractMap<String, @Nullable Object> {
  private static final ExtraFields NONE = new ExtraFields(Map.of());

  private final Map<String, @Nullable Object> fields;

  private ExtraFields(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /** The map that a record keeps: not modifiable, deeply, and empty for null. */
  public static Map<String, @Nullable Object> copyOf(
      @Nullable Map<String, @Nullable Object> fields) {
    if (fields == null || fields.isEmpty()) {
      return NONE;
    }
    if (fields instanceof ExtraFields) {
      return fields;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((name, value) -> copy.put(name, freeze(value)));
    return new ExtraFields(copy);
  }

  /** Makes a value that nobody can modify. */
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

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return Collections.<String, @Nullable Object>unmodifiableMap(fields).entrySet();
  }

  @Override
  public String toString() {
    return fields.keySet().toString();
  }
}
