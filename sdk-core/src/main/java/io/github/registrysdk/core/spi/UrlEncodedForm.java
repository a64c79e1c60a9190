package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.FieldName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An {@code application/x-www-form-urlencoded} body, as HTML forms and the token endpoints of OAuth
 * have. Instances are immutable.
 */
public final class UrlEncodedForm {
  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient RequestFields fields;

  private UrlEncodedForm(RequestFields fields) {
    this.fields = fields;
  }

  /**
   * Returns a form.
   *
   * @param fields the values by name, not encoded, in the order of sending; each a {@code String}
   *     or a {@link Secret}
   * @return the form
   * @throws IllegalArgumentException if a name is blank, or if a value has another type, contains
   *     an unpaired surrogate, or is a secret with a mistake such as a line break at its end
   */
  public static UrlEncodedForm of(Map<String, ?> fields) {
    RequestFields checked = RequestFields.empty();
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      if (!(field.getValue() instanceof String || field.getValue() instanceof Secret)) {
        throw new IllegalArgumentException(
            "the field "
                + FieldName.printable(field.getKey())
                + " is neither a String nor a Secret");
      }
      checked = checked.withAdded(Map.of(), field.getKey(), field.getValue());
    }
    return new UrlEncodedForm(checked);
  }

  /** {@return the secrets among the values, so that they can be redacted in the response} */
  public List<Secret> secrets() {
    return fields.secrets();
  }

  /** {@return the encoded form, in a new array that the caller can overwrite} */
  public byte[] encoded() {
    return fields.asMap().entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(@Nullable Object value) {
    String text = value instanceof Secret secret ? secret.reveal() : String.valueOf(value);
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Contains only the names of the fields. */
  @Override
  public String toString() {
    return "UrlEncodedForm" + fields.asMap().keySet();
  }
}
