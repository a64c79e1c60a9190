package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.RequestFields;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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

  private static final JsonMapper MAPPER = mapper();

  private JsonCodec() {}

  static ObjectReader reader(JsonType<?> type) {
    return type.isList() ? MAPPER.readerForListOf(type.record()) : MAPPER.readerFor(type.record());
  }

  /** UTF-8, in an array that the caller may wipe. */
  public static byte[] write(RequestFields fields) {
    try {
      return MAPPER.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      // Not chained: Jackson's messages quote values.
      throw new IllegalArgumentException(
          "the request can't be written as JSON: " + e.getClass().getSimpleName());
    }
  }

  /** Maps, lists, strings, numbers, booleans; null for anything that is no JSON. */
  public static @Nullable Object parseLenient(byte[] json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (IOException e) {
      // An error answer need not be JSON: its status says enough.
      return null;
    }
  }

  private static JsonFactoryBuilder factory() {
    return new JsonFactoryBuilder()
        // A virtual thread is no place to keep buffers for the next call: it has none.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(MOST_BUFFERS))
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxNumberLength(100)
                .maxNameLength(1024)
                .maxTokenCount(5_000_000)
                .build());
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(new StrictJsonFactory(factory()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(
                AnnotationIntrospector.pair(
                    new NullnessIntrospector(), new JacksonAnnotationIntrospector()))
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
      Class<T> type, JsonValues.NumberReader<T> number) {
    return new JsonValues.FractionReader<>(type, number);
  }

  private static SimpleModule values() {
    return new SimpleModule("registry-sdk")
        .setDeserializerModifier(new UnknownFields.Modifier())
        .addDeserializer(Secret.class, new JsonValues.SecretReader())
        .addDeserializer(Instant.class, new JsonValues.InstantReader())
        .addDeserializer(Double.class, fraction(Double.class, JsonParser::getDoubleValue))
        .addDeserializer(Double.TYPE, fraction(Double.TYPE, JsonParser::getDoubleValue))
        .addDeserializer(Float.class, fraction(Float.class, JsonParser::getFloatValue))
        .addDeserializer(Float.TYPE, fraction(Float.TYPE, JsonParser::getFloatValue))
        .addSerializer(Instant.class, InstantSerializer.INSTANCE)
        .addSerializer(Secret.class, new JsonValues.SecretWriter())
        .addSerializer(RequestFields.class, new JsonValues.FieldsWriter());
  }
}
