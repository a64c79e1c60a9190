package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.RequestFields;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON in and out, strict on the way in: a wrong type is an error and never a guess. */
public final class JsonCodec {
  private static final List<CoercionInputShape> NOT_TEXT =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

  /**
   * Of some 20 kB each, more once a string of megabytes went through; beyond so many at once, calls
   * make their own.
   */
  private static final int MOST_BUFFERS = 32;

  /**
   * Values in fields that this version does not know. Each takes up to 250 bytes of heap, and can
   * be sent in three.
   */
  private static final int MOST_UNKNOWN = 50_000;

  /**
   * Names, values, and beginnings and ends of objects and lists. An entry of a map has two, takes
   * up to 110 bytes of heap and can be sent in 13.
   */
  private static final int MOST_TOKENS = 200_000;

  /** A text takes up to five bytes of heap for each character while it is read. */
  private static final int LONGEST_TEXT = 2_000_000;

  private static final JsonMapper MAPPER = mapper();

  private JsonCodec() {}

  static ObjectReader reader(JsonType<?> type) {
    return type.isList() ? MAPPER.readerForListOf(type.record()) : MAPPER.readerFor(type.record());
  }

  /** UTF-8, in an array that the caller may wipe. */
  public static byte[] write(Object value) {
    return write(value, null);
  }

  /** The secrets that are written as a part of a value. */
  public static List<Secret> secrets(Object value) {
    List<Secret> found = new ArrayList<>();
    Arrays.fill(write(value, found), (byte) 0);
    return found;
  }

  private static byte[] write(Object value, @Nullable List<Secret> found) {
    try {
      return found == null
          ? MAPPER.writeValueAsBytes(value)
          : MAPPER.writer().withAttribute(SecretWriter.FOUND, found).writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      // Not chained: Jackson's messages quote values.
      throw new IllegalArgumentException(
          "the request can't be written as JSON: " + e.getClass().getSimpleName());
    }
  }

  /** Maps, lists, strings, numbers, booleans; null for anything that is no JSON. */
  public static @Nullable Object parseLenient(byte[] json) {
    try {
      int start = ResponseBytes.start(json, json.length);
      return MAPPER.readValue(json, start, json.length - start, Object.class);
    } catch (IOException e) {
      // An error response need not be JSON: its status says enough.
      return null;
    }
  }

  /**
   * @param json which may be cut off
   * @return the fields that are complete, if it begins with an object; empty otherwise
   */
  public static Map<String, Object> parseBeginning(byte[] json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try {
      int start = ResponseBytes.start(json, json.length);
      return MAPPER.readerForUpdating(fields).readValue(json, start, json.length - start);
    } catch (IOException e) {
      // Expected at the cut; what was read before is in the map.
      return fields;
    }
  }

  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        // A virtual thread is no place to keep buffers for the next call: it has none.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(MOST_BUFFERS))
        // UTF-8 only: Jackson would guess UTF-16 and UTF-32 from the first bytes.
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxNumberLength(100)
                .maxNameLength(1024)
                .maxStringLength(LONGEST_TEXT)
                .maxTokenCount(MOST_TOKENS)
                .build())
        .build();
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(factory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(
                AnnotationIntrospector.pair(
                    new NullnessIntrospector(),
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new Ids())))
            .addModule(values())
            .disable(
                MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS,
                MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    JsonMapper mapper = withoutCoercion(builder).build();
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    return mapper;
  }

  private static JsonMapper.Builder withoutCoercion(JsonMapper.Builder builder) {
    builder.withCoercionConfig(
        LogicalType.Textual,
        config -> {
          for (CoercionInputShape shape : NOT_TEXT) {
            config.setCoercion(shape, CoercionAction.Fail);
          }
        });
    return builder.withCoercionConfigDefaults(
        config ->
            config
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail));
  }

  private static <T extends Number> JsonDeserializer<T> fraction(
      Class<T> type, NumberReader<T> number) {
    return new FractionReader<>(type, number);
  }

  private static SimpleModule values() {
    return new SimpleModule("registry-sdk")
        .setDeserializerModifier(new RecordReader.Modifier())
        .addKeyDeserializer(String.class, new UniqueKeys())
        .addDeserializer(Object.class, new FreeFormReader())
        .addDeserializer(JsonFields.class, new JsonFieldsReader())
        .addDeserializer(Secret.class, new SecretReader())
        .addDeserializer(Instant.class, new InstantReader())
        .addDeserializer(Double.class, fraction(Double.class, JsonParser::getDoubleValue))
        .addDeserializer(Double.TYPE, fraction(Double.TYPE, JsonParser::getDoubleValue))
        .addDeserializer(Float.class, fraction(Float.class, JsonParser::getFloatValue))
        .addDeserializer(Float.TYPE, fraction(Float.TYPE, JsonParser::getFloatValue))
        .addSerializer(Instant.class, InstantSerializer.INSTANCE)
        .addSerializer(Secret.class, new SecretWriter())
        .addSerializer(RequestFields.class, new FieldsWriter());
  }

  private static final class SecretReader extends StdScalarDeserializer<Secret> {
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
      String text = parser.getText();
      try {
        return Secret.of(text);
      } catch (IllegalArgumentException e) {
        return (Secret) context.handleUnexpectedToken(Secret.class, parser);
      }
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
   * "Infinity"} for numbers, whatever is said about coercion, and {@code 1e400} for infinity.
   */
  private static final class FractionReader<T extends Number> extends StdScalarDeserializer<T> {
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
      T value = parser.currentToken().isNumeric() ? number.read(parser) : null;
      return value != null && Double.isFinite(value.doubleValue())
          ? value
          : (T) context.handleUnexpectedToken(handledType(), parser);
    }
  }

  private interface NumberReader<T> {
    T read(JsonParser parser) throws IOException;
  }

  /** The one place where a secret becomes JSON: the body of a request. */
  private static final class SecretWriter extends StdSerializer<Secret> {
    private static final long serialVersionUID = 1L;

    /** The attribute with the list of the secrets that were written. */
    static final Object FOUND = SecretWriter.class;

    SecretWriter() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret secret, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(secret.reveal());
      if (provider.getAttribute(FOUND) instanceof List<?>) {
        @SuppressWarnings("unchecked") // nobody else sets it
        List<Secret> found = (List<Secret>) provider.getAttribute(FOUND);
        found.add(secret);
      }
    }
  }

  private static final class FieldsWriter extends StdSerializer<RequestFields> {
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

  /** Any JSON: maps, lists, strings, numbers, booleans and nulls. */
  private static final class FreeFormReader extends StdDeserializer<Object> {
    private static final long serialVersionUID = 1L;

    FreeFormReader() {
      super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return value(parser, context);
    }

    private static @Nullable Object value(JsonParser parser, DeserializationContext context)
        throws IOException {
      count(context);
      return switch (parser.currentToken()) {
        case START_OBJECT -> object(parser.nextFieldName(), parser, context);
        // Where Jackson has already entered the object, for a constructor that takes any JSON.
        case FIELD_NAME -> object(parser.currentName(), parser, context);
        case END_OBJECT -> object(null, parser, context);
        case START_ARRAY -> {
          List<@Nullable Object> items = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, context));
          }
          yield items;
        }
        case VALUE_STRING -> parser.getText();
        case VALUE_NUMBER_INT -> parser.getNumberValue();
        case VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NULL -> null;
        default -> context.handleUnexpectedToken(Object.class, parser);
      };
    }

    private static void count(DeserializationContext context) throws StreamConstraintsException {
      int before = context.getAttribute(MOST_UNKNOWN) instanceof Integer counted ? counted : 0;
      if (before == MOST_UNKNOWN) {
        throw new StreamConstraintsException("too many values");
      }
      context.setAttribute(MOST_UNKNOWN, before + 1);
    }

    /** A double if it has the same value: {@code 1e400} would become infinite, 1e-400 zero. */
    private static Number number(BigDecimal exact) {
      double near = exact.doubleValue();
      return Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(exact) == 0 ? near : exact;
    }

    static Map<String, @Nullable Object> object(
        @Nullable String first, JsonParser parser, DeserializationContext context)
        throws IOException {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (String name = first; name != null; name = parser.nextFieldName()) {
        requireFirst(!fields.containsKey(name), name, parser);
        parser.nextToken();
        fields.put(name, value(parser, context));
      }
      return fields;
    }
  }

  /** A JSON object that is kept as it is. */
  private static final class JsonFieldsReader extends StdDeserializer<JsonFields> {
    private static final long serialVersionUID = 1L;

    JsonFieldsReader() {
      super(JsonFields.class);
    }

    @Override
    public JsonFields deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return (JsonFields) context.handleUnexpectedToken(JsonFields.class, parser);
      }
      return JsonFields.of(FreeFormReader.object(parser.nextFieldName(), parser, context));
    }
  }

  /** Refuses a key that occurs twice in a map. Jackson would keep the last value. */
  private static final class UniqueKeys extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      JsonParser parser = context.getParser();
      if (!(parser.currentValue() instanceof Seen)) {
        parser.assignCurrentValue(new Seen(new HashSet<>()));
      }
      requireFirst(((Seen) parser.currentValue()).keys().add(key), key, parser);
      return key;
    }

    /** What the parser carries for the object that it reads. */
    private record Seen(Set<String> keys) {}
  }

  /** {@link DecodeException} knows this message. */
  static void requireFirst(boolean first, String name, JsonParser parser)
      throws JsonParseException {
    if (!first) {
      throw new JsonParseException(parser, "Duplicate field '" + name + "'");
    }
  }
}
