package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Reads an id from a string or a whole number, whichever the server sends. Some versions of GitHub
 * Enterprise Server return {@code key_id} as a number (go-github, {@code actions_secrets.go}). A
 * record's component is an id if it is named {@code id}, {@code createdBy}, {@code …Id} or {@code
 * …Ids}.
 */
final class Ids extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Object findDeserializer(Annotated annotated) {
    RecordComponent component = id(annotated);
    return component == null ? null : reader(component.getType());
  }

  @Override
  public @Nullable Object findContentDeserializer(Annotated annotated) {
    RecordComponent component = id(annotated);
    return component != null && annotated.getType().isCollectionLikeType()
        ? reader(annotated.getType().getContentType().getRawClass())
        : null;
  }

  private static @Nullable RecordComponent id(Annotated annotated) {
    RecordComponent component =
        annotated instanceof AnnotatedMember member ? NullnessIntrospector.component(member) : null;
    return component != null && component.getName().matches("id|createdBy|.+Ids?")
        ? component
        : null;
  }

  private static @Nullable Object reader(Class<?> type) {
    if (type == String.class) {
      return new Reader<>(String.class, text -> text, true);
    }
    return type == Long.class || type == long.class
        ? new Reader<>(Long.class, Long::valueOf, false)
        : null;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  private interface Conversion<T> extends Serializable {
    T of(String text);
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final Conversion<T> conversion;
    private final boolean anyText;

    Reader(Class<T> type, Conversion<T> conversion, boolean anyText) {
      super(type);
      this.conversion = conversion;
      this.anyText = anyText;
    }

    @Override
    @SuppressWarnings("unchecked") // What it returns is of the type it was asked for, or null.
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
        String text = parser.getText();
        if (anyText || text.matches("-?\\d{1,18}")) {
          return conversion.of(text);
        }
      }
      return (T) context.handleUnexpectedToken(handledType(), parser);
    }
  }
}
