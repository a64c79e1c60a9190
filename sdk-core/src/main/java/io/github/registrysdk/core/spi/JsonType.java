package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.internal.json.LazyReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The form of a JSON answer: a record or a list of records. Made once and kept in a constant.
 *
 * <p>Decoding is strict. Names are snake_case on the wire. A record component that is not
 * {@code @Nullable} must be there, unless it is a collection, which the record's constructor makes
 * empty; a component {@code Map<String, @Nullable Object>} annotated with Jackson's
 * {@code @JsonAnySetter} takes the fields that the record does not know.
 *
 * @param <T> what it is decoded to
 */
public final class JsonType<T> {
  private final LazyReader<T> reader;

  private JsonType(LazyReader<T> reader) {
    this.reader = reader;
  }

  /**
   * An answer that is one JSON object.
   *
   * @param record a record in an exported package, or in one that is opened to Jackson
   * @param <T> the record
   * @return the form
   */
  public static <T> JsonType<T> of(Class<T> record) {
    return new JsonType<>(new LazyReader<>(record, false));
  }

  /**
   * An answer that is a JSON array.
   *
   * @param item a record in an exported package, or in one that is opened to Jackson
   * @param <T> the record
   * @return the form, whose lists hold no null
   */
  public static <T> JsonType<List<T>> listOf(Class<T> item) {
    return new JsonType<>(new LazyReader<>(item, true));
  }

  /** Loads what decoding needs, so that nothing of that can be missing later. */
  public void prepare() {
    reader.prepare();
  }

  /** Makes ready to decode, beside the calling thread, which may send a request meanwhile. */
  public void prepareAside() {
    reader.prepareAside();
  }

  /**
   * Decodes a document.
   *
   * @param json UTF-8, read to its end
   * @return never null
   * @throws IOException if it can't be read, or is not of this form
   */
  public T decode(InputStream json) throws IOException {
    return reader.read(json);
  }
}
