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
 * A {@code multipart/form-data} body (RFC 7578), which consists of text fields and at most one
 * file. It is sent with its exact length.
 *
 * @param fields the text fields, in the order of sending
 * @param fileField the name of the form field for the file, or null if there is no file
 * @param file the file, or null
 * @param onSha256 receives the SHA-256 checksum of the file as lower-case hex after all bytes were
 *     sent; null if no checksum is needed
 */
public record Multipart(
    Map<String, String> fields,
    @Nullable String fileField,
    @Nullable Upload file,
    @Nullable Consumer<String> onSha256) {
  /**
   * Copies {@code fields}.
   *
   * @throws IllegalArgumentException if only one of {@code fileField} and {@code file} is null, or
   *     if a text field contains an unpaired surrogate
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
   * Returns a form without a file.
   *
   * @param fields the text fields, in the order of sending
   * @return the form
   */
  public static Multipart of(Map<String, String> fields) {
    return new Multipart(fields, null, null, null);
  }

  /**
   * Returns a copy of this form with a file after the text fields.
   *
   * @param field the name of the form field for the file
   * @param upload the file
   * @param onSha256 receives the SHA-256 checksum of the file as lower-case hex after all bytes
   *     were sent
   * @return a new form
   * @throws IllegalArgumentException if {@code field} is blank
   */
  public Multipart withFile(String field, Upload upload, Consumer<String> onSha256) {
    return new Multipart(
        fields,
        Require.text("field", field),
        Objects.requireNonNull(upload, "upload"),
        Objects.requireNonNull(onSha256, "onSha256"));
  }

  /** Contains only the names of the fields, because a value can be a signature. */
  @Override
  public String toString() {
    return "Multipart[" + fields.keySet() + ", " + file + "]";
  }
}
