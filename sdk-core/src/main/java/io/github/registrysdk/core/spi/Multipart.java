package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.Require;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body (RFC 7578), which consists of text fields and at most one
 * file. It is sent with its exact length. It is not a record, because Jackson and Gson print all
 * components of a record, and a field can contain a signature.
 */
public final class Multipart {
  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Map<String, String> fields;

  private final @Nullable String fileField;
  private final @Nullable Upload file;
  private final transient @Nullable Consumer<String> onSha256;
  private final transient @Nullable URI signedUrl;

  private Multipart(
      Map<String, String> fields,
      @Nullable String fileField,
      @Nullable Upload file,
      @Nullable Consumer<String> onSha256,
      @Nullable URI signedUrl) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.fileField = fileField;
    this.file = file;
    this.onSha256 = onSha256;
    this.signedUrl = signedUrl;
    this.fields.forEach(
        (name, value) -> Require.unicode(Require.unicode("a field's name", name), value));
  }

  /**
   * Returns a form without a file.
   *
   * @param fields the text fields, in the order of sending
   * @return the form
   * @throws IllegalArgumentException if a text field contains an unpaired surrogate
   */
  public static Multipart of(Map<String, String> fields) {
    return new Multipart(fields, null, null, null, null);
  }

  /**
   * Returns a copy of this form with a file after the text fields.
   *
   * @param field the name of the form field for the file
   * @param upload the file
   * @param onSha256 receives the SHA-256 checksum of the file as lower-case hex after all bytes
   *     were sent; null if no checksum is needed
   * @return a new form
   * @throws IllegalArgumentException if {@code field} is blank
   */
  public Multipart withFile(String field, Upload upload, @Nullable Consumer<String> onSha256) {
    return new Multipart(
        fields,
        Require.text("field", field),
        Objects.requireNonNull(upload, "upload"),
        onSha256,
        signedUrl);
  }

  /**
   * Returns a copy of this form whose fields contain a URL that a server returned, or a part of it.
   * The segments of its path that have 8 or more characters and are not words are redacted in
   * messages, because one of them can be a signature.
   *
   * @param url an absolute URL with the scheme {@code http} or {@code https}
   * @return a new form
   */
  public Multipart withSignedUrl(URI url) {
    return new Multipart(fields, fileField, file, onSha256, Objects.requireNonNull(url, "url"));
  }

  /** {@return the text fields, in the order of sending} */
  public Map<String, String> fields() {
    return fields;
  }

  /** {@return the name of the form field for the file, or null if there is no file} */
  public @Nullable String fileField() {
    return fileField;
  }

  /** {@return the file, or null} */
  public @Nullable Upload file() {
    return file;
  }

  /**
   * {@return what receives the SHA-256 checksum of the file as lower-case hex after all bytes were
   * sent; null if no checksum is needed}
   */
  public @Nullable Consumer<String> onSha256() {
    return onSha256;
  }

  /** {@return the URL in the fields that can be signed, or null} */
  public @Nullable URI signedUrl() {
    return signedUrl;
  }

  /** Contains only the names of the fields, because a value can be a signature. */
  @Override
  public String toString() {
    return "Multipart[" + fields.keySet() + ", " + file + "]";
  }
}
