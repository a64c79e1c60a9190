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
    return component != null && isId(component.getName()) ? component : null;
  }

  private static boolean isId(String name) {
    return name.equals("id")
        || name.equals("createdBy")
        || name.endsWith("Id")
        || name.endsWith("Ids");
  }

  private static @Nullable Object reader(Class<?> type) {
    if (type == String.class) {
      return new TextReader();
    }
    return type == Long.class || type == long.class ? new NumberReader() : null;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  private static final class TextReader extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    TextReader() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return isTextOrNumber(parser)
          ? parser.getText()
          : (String) context.handleUnexpectedToken(String.class, parser);
    }
  }

  private static final class NumberReader extends StdScalarDeserializer<Long> {
    private static final long serialVersionUID = 1L;

    NumberReader() {
      super(Long.class);
    }

    @Override
    public @Nullable Long deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (isTextOrNumber(parser) && parser.getText().matches("-?\\d{1,18}")) {
        return Long.valueOf(parser.getText());
      }
      return (Long) context.handleUnexpectedToken(Long.class, parser);
    }
  }

  private static boolean isTextOrNumber(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_STRING
        || parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
  }
}
