package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.FieldName;
import io.github.registrysdk.core.toolkit.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON request body, in their order. A field that is not set is not sent, and a
 * field that is set to null is sent as {@code null}. So an update can both keep and clear a field.
 * Instances are immutable.
 *
 * <p>A value is a string, a number, a boolean, a {@link Secret}, an instant, a list, a map or
 * another {@code RequestFields}.
 */
public final class RequestFields {
  private final Map<String, @Nullable Object> fields;

  private RequestFields(Map<String, @Nullable Object> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /** {@return an instance without fields} */
  public static RequestFields empty() {
    return new RequestFields(Map.of());
  }

  /**
   * Returns a copy with a field. A field with the same name is replaced.
   *
   * @param name the JSON name of the field
   * @param value the value; null to send {@code null}
   * @return a new instance
   * @throws IllegalArgumentException if the value contains a text with an unpaired surrogate, or a
   *     secret with a mistake such as a line break at its end
   */
  public RequestFields with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
    copy.put(Objects.requireNonNull(name, "name"), value == null ? null : frozen(name, value));
    return new RequestFields(copy);
  }

  /**
   * Returns a copy with a field that the caller of the SDK has named, because the type of the
   * request does not know it.
   *
   * @param known the methods that set the fields of the request, by the JSON names of the fields
   * @param name the JSON name of the field
   * @param value a text, a number, a boolean, a secret, a list or map of them, or null
   * @return a new instance
   * @throws IllegalArgumentException if the name is blank or known, or if the value has another
   *     type, contains an unpaired surrogate, or contains a secret with a mistake such as a line
   *     break at its end
   */
  public RequestFields withAdded(Map<String, String> known, String name, @Nullable Object value) {
    String method = known.get(Require.unicode("name", Require.text("name", name)));
    if (method != null) {
      throw new IllegalArgumentException(
          "the field " + name + " is known: use " + method + " instead of with");
    }
    Require.json("the field " + FieldName.printable(name), value);
    return with(name, value);
  }

  private static Object frozen(String name, Object value) {
    if (value instanceof String text) {
      return Require.unicode(name, text);
    }
    if (value instanceof Secret secret) {
      return Require.secret(name, secret);
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
   * Returns a copy with a field, or this instance if the value is null.
   *
   * @param name the JSON name of the field
   * @param value the value; null to send no field
   * @return a new instance, or this instance if the value is null
   * @throws IllegalArgumentException if the value contains a text with an unpaired surrogate, or a
   *     secret with a mistake such as a line break at its end
   */
  public RequestFields withOptional(String name, @Nullable Object value) {
    return value == null ? this : with(name, value);
  }

  /** {@return the fields by their JSON name, in their order, as an unmodifiable map} */
  public Map<String, @Nullable Object> asMap() {
    return fields;
  }

  /** {@return whether there is no field} */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * {@return all secrets in these fields, also in nested values, so that they can be redacted in
   * the response}
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

  /** Contains the fields. A secret is printed as {@code [secret]}. */
  @Override
  public String toString() {
    return fields.toString();
  }
}
