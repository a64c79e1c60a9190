package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
   * The usual form straight, every other by {@link OffsetDateTime}, which takes half as long again
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
      return instant != null ? instant : general(parser, context);
    }

    /** Not by jackson-datatype-jsr310, which takes digits alone for seconds since 1970. */
    private static @Nullable Instant general(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return OffsetDateTime.parse(parser.getText()).toInstant();
      } catch (DateTimeException e) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
    }
  }

  /**
   * A number with a fraction. Jackson's own readers take the strings {@code "NaN"} and {@code
   * "Infinity"} for numbers, whatever is said about coercion.
   *
   * @param <T> {@code Double} or {@code Float}
   */
  static final class FractionReader<T extends Number> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient NumberReader<T> number;

    FractionReader(Class<T> type, NumberReader<T> number) {
      super(type);
      this.number = number;
    }

    @Override
    @SuppressWarnings("unchecked") // What it returns is of the type it was asked for, or null.
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parser.currentToken().isNumeric()
          ? number.read(parser)
          : (T) context.handleUnexpectedToken(handledType(), parser);
    }
  }

  /**
   * Reads the number that a parser is at.
   *
   * @param <T> the number's type
   */
  interface NumberReader<T> {
    T read(JsonParser parser) throws IOException;
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
