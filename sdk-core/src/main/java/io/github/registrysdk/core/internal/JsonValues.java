package io.github.registrysdk.core.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How single values stand in JSON. */
final class JsonValues {
  private JsonValues() {}

  static final class SecretReader extends StdScalarDeserializer<Secret> {
    private static final long serialVersionUID = 1L;

    SecretReader() {
      super(Secret.class);
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() == 0) {
        return (Secret) context.handleUnexpectedToken(Secret.class, parser);
      }
      return Secret.of(parser.getText());
    }
  }

  /**
   * The usual form straight, every other by jackson-datatype-jsr310, which takes half as long again
   * for a whole list.
   */
  static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getTextLength() == 0) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      Instant instant =
          UtcInstant.parse(
              parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      return instant != null ? instant : InstantDeserializer.INSTANT.deserialize(parser, context);
    }
  }

  /** The one place where a secret becomes JSON: the body of a request. */
  static final class SecretWriter extends StdSerializer<Secret> {
    private static final long serialVersionUID = 1L;

    SecretWriter() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(secret.reveal());
    }
  }

  static final class FieldsWriter extends StdSerializer<RequestFields> {
    private static final long serialVersionUID = 1L;

    FieldsWriter() {
      super(RequestFields.class);
    }

    @Override
    public void serialize(RequestFields fields, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(fields.asMap(), json);
    }
  }
}
