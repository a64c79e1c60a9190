package io.github.registrysdk.humanitec.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.github.registrysdk.core.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a password. An empty text is read as null, because Humanitec's own example of credentials
 * contains one. Elsewhere, an empty secret is an error.
 */
public final class PasswordReader extends StdScalarDeserializer<Secret> {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  public PasswordReader() {
    super(Secret.class);
  }

  @Override
  public @Nullable Secret deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return (Secret) context.handleUnexpectedToken(Secret.class, parser);
    }
    return parser.getTextLength() == 0 ? null : Secret.of(parser.getText());
  }
}
