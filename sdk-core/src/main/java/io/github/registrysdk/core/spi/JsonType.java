package io.github.registrysdk.core.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of a JSON response: a record, a list of records, or any JSON. Create it once and keep it
 * in a constant.
 *
 * <p>Decoding is strict. JSON names are in snake_case. The JSON must contain each record component
 * that is not {@code @Nullable}. A collection may be missing in the JSON. The constructor of the
 * record then gets null. It keeps the null if "not reported" differs from "none". An id, which is a
 * component named {@code id}, {@code createdBy}, {@code …Id} or {@code …Ids}, can be a string or a
 * whole number in the JSON. A component {@code JsonFields extraFields} gets the fields that the
 * record does not know.
 *
 * @param <T> the type of the decoded response
 */
@SuppressWarnings("UnusedTypeParameter") // it types what a call returns
public final class JsonType<T> {
  private final Class<?> record;
  private final boolean list;

  private JsonType(Class<?> record, boolean list) {
    this.record = Objects.requireNonNull(record, "record");
    this.list = list;
  }

  /**
   * Returns the type of a response that is a JSON object.
   *
   * @param record a record in an exported package, or in a package that is opened to Jackson
   * @param <T> the record
   * @return the type
   */
  public static <T> JsonType<T> of(Class<T> record) {
    return new JsonType<>(record, false);
  }

  /**
   * Returns the type of a response that is a JSON array.
   *
   * @param item a record in an exported package, or in a package that is opened to Jackson
   * @param <T> the record
   * @return the type; a decoded list contains no null
   */
  public static <T> JsonType<List<T>> listOf(Class<T> item) {
    return new JsonType<>(item, true);
  }

  /**
   * Returns the type of any JSON: maps, lists, strings, numbers and booleans. Unlike a record, it
   * does not hide its values in {@code toString()}.
   *
   * @return the type
   */
  public static JsonType<Object> tree() {
    return new JsonType<>(Object.class, false);
  }

  /** {@return the record, or the record of the list items} */
  public Class<?> record() {
    return record;
  }

  /** {@return whether the response is a JSON array} */
  public boolean isList() {
    return list;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonType<?> that && record == that.record && list == that.list;
  }

  @Override
  public int hashCode() {
    return Objects.hash(record, list);
  }
}
