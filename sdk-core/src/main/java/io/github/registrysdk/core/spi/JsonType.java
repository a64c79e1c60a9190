package io.github.registrysdk.core.spi;

import java.util.List;
import java.util.Objects;

/**
 * The form of a JSON response: a record or a list of records. Made once and kept in a constant.
 *
 * <p>Decoding is strict. Names are snake_case on the wire. A record component that is not
 * {@code @Nullable} must be there, unless it is a collection, which the record's constructor makes
 * empty; a component {@code Map<String, @Nullable Object>} annotated with Jackson's
 * {@code @JsonAnySetter} takes the fields that the record does not know.
 *
 * @param <T> what it is decoded to
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
   * A response that is one JSON object.
   *
   * @param record a record in an exported package, or in one that is opened to Jackson
   * @param <T> the record
   * @return the form
   */
  public static <T> JsonType<T> of(Class<T> record) {
    return new JsonType<>(record, false);
  }

  /**
   * A response that is a JSON array.
   *
   * @param item a record in an exported package, or in one that is opened to Jackson
   * @param <T> the record
   * @return the form, whose lists hold no null
   */
  public static <T> JsonType<List<T>> listOf(Class<T> item) {
    return new JsonType<>(item, true);
  }

  /** {@return the record, or that of the list's items} */
  public Class<?> record() {
    return record;
  }

  /** {@return whether it is a JSON array of such records} */
  public boolean isList() {
    return list;
  }
}
