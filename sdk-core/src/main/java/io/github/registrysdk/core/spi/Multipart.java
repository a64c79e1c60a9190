package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body: text fields, then at most one file, as RFC 7578 says. It is
 * sent with its exact length.
 *
 * @param fields the text fields, in the order they are sent
 * @param fileField the name of the file's field, or null without a file
 * @param file the file, or null
 * @param onSha256 receives the lower-case hex SHA-256 of the file's bytes once all of them have
 *     been sent, or null not to hash
 */
public record Multipart(
    Map<String, String> fields,
    @Nullable String fileField,
    @Nullable Upload file,
    @Nullable Consumer<String> onSha256) {
  /**
   * Copies the fields.
   *
   * @throws IllegalArgumentException if only one of {@code fileField} and {@code file} is there, or
   *     a field has half of a surrogate pair, which UTF-8 can't carry
   */
  public Multipart {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    fields.forEach(
        (name, value) -> Require.unicode(Require.unicode("a field's name", name), value));
    if ((fileField == null) != (file == null)) {
      throw new IllegalArgumentException("a file needs a field name, and a field name a file");
    }
  }

  /**
   * A form of text fields alone.
   *
   * @param fields the text fields, in the order they are sent
   * @return the form
   */
  public static Multipart of(Map<String, String> fields) {
    return new Multipart(fields, null, null, null);
  }

  /**
   * The same form with a file after its fields.
   *
   * @param field the name of the file's field
   * @param upload the file
   * @param onSha256 receives the lower-case hex SHA-256 of the file's bytes once all of them have
   *     been sent
   * @return another form
   * @throws IllegalArgumentException if {@code field} is blank
   */
  public Multipart withFile(String field, Upload upload, Consumer<String> onSha256) {
    return new Multipart(
        fields,
        Require.text("field", field),
        Objects.requireNonNull(upload, "upload"),
        Objects.requireNonNull(onSha256, "onSha256"));
  }

  /** Names only: a form field may be a signature. */
  @Override
  public String toString() {
    return "Multipart[" + fields.keySet() + ", " + file + "]";
  }
}
