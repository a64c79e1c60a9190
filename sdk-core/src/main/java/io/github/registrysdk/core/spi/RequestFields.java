package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON request body in their order. A field that was not put is absent on the wire,
 * one that was put as null is sent as {@code null}: that is how an update distinguishes "leave it"
 * from "clear it".
 *
 * <p>Values are strings, numbers, booleans, {@link Secret}s, instants, lists, maps and other {@code
 * RequestFields}.
 */
public final class RequestFields {
  private final Map<String, @Nullable Object> fields;

  private RequestFields(Map<String, @Nullable Object> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** {@return no fields} */
  public static RequestFields empty() {
    return new RequestFields(Map.of());
  }

  /**
   * The same fields and one more, or another value for one of them.
   *
   * @param name its name on the wire
   * @param value null to send {@code null}
   * @return other fields; these stay as they are
   * @throws IllegalArgumentException if a text in it has half of a surrogate pair, which UTF-8
   *     can't carry
   */
  public RequestFields with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
    copy.put(Objects.requireNonNull(name, "name"), value == null ? null : frozen(name, value));
    return new RequestFields(copy);
  }

  private static Object frozen(String name, Object value) {
    if (value instanceof String text) {
      return Require.unicode(name, text);
    }
    if (value instanceof Secret secret) {
      Require.unicode(name, secret.reveal());
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(item == null ? null : frozen(name, item)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> copy.put(frozen(name, key), item == null ? null : frozen(name, item)));
      return Collections.unmodifiableMap(copy);
    }
    return value;
  }

  /**
   * The same fields, and one more unless its value is null.
   *
   * @param name its name on the wire
   * @param value null to leave it out
   * @return other fields, or these if the value is null
   * @throws IllegalArgumentException as {@link #with} does
   */
  public RequestFields withOptional(String name, @Nullable Object value) {
    return value == null ? this : with(name, value);
  }

  /** {@return the fields by name on the wire, in their order; not modifiable} */
  public Map<String, @Nullable Object> asMap() {
    return fields;
  }

  /** {@return whether nothing was put} */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * {@return every secret in these fields, at any depth, so that it can be redacted in what the
   * provider says about them}
   */
  public List<Secret> secrets() {
    List<Secret> found = new ArrayList<>();
    collect(fields, found);
    return found;
  }

  private static void collect(@Nullable Object value, List<Secret> found) {
    if (value instanceof Secret secret) {
      found.add(secret);
    } else if (value instanceof RequestFields nested) {
      collect(nested.fields, found);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(item, found));
    } else if (value instanceof Iterable<?> items) {
      items.forEach(item -> collect(item, found));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestFields that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The fields; secrets print as such. */
  @Override
  public String toString() {
    return fields.toString();
  }
}
