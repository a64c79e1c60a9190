package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.util.IgnorePropertiesUtil;
import io.github.registrysdk.core.JsonFields;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object into a record, and refuses a name that occurs twice. Jackson resolves the
 * components, their names and their types; only the loop over the fields is ours. With Jackson's
 * own loop and its duplicate detection, a list takes 38 % more memory: a hash set for each object,
 * and a hash map for unknown fields that are hardly ever there.
 */
final class RecordReader extends BeanDeserializer {
  private static final long serialVersionUID = 1L;

  private static final Object ABSENT = new Object();

  private transient SettableBeanProperty[] components = {};

  /** Index of the component that receives unknown fields; -1 if they are ignored. */
  private transient int unknownFields = -1;

  private RecordReader(BeanDeserializer plain) {
    super(plain);
  }

  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    super.resolve(context);
    if (_propertyBasedCreator != null) {
      components = _valueInstantiator.getFromObjectArguments(context.getConfig());
      for (int i = 0; i < components.length; i++) {
        if (components[i].getName().equals("extra_fields")
            && components[i].getType().hasRawClass(JsonFields.class)) {
          unknownFields = i;
        }
      }
    }
  }

  @Override
  protected Object _deserializeUsingPropertyBased(JsonParser parser, DeserializationContext context)
      throws IOException {
    @Nullable Object[] values = new Object[components.length];
    Arrays.fill(values, ABSENT);
    Map<String, @Nullable Object> unknown = Map.of();
    for (JsonToken token = parser.currentToken();
        token == JsonToken.FIELD_NAME;
        token = parser.nextToken()) {
      String name = parser.currentName();
      parser.nextToken();
      SettableBeanProperty component = _propertyBasedCreator.findCreatorProperty(name);
      if (component != null && component.getCreatorIndex() != unknownFields) {
        int index = component.getCreatorIndex();
        JsonCodec.requireFirst(ABSENT.equals(values[index]), name, parser);
        values[index] = _deserializeWithErrorWrapping(parser, context, component);
      } else if (IgnorePropertiesUtil.shouldIgnore(name, _ignorableProps, _includableProps)) {
        parser.skipChildren();
      } else {
        JsonCodec.requireFirst(!unknown.containsKey(name), name, parser);
        if (unknown.isEmpty()) {
          unknown = new LinkedHashMap<>();
        }
        unknown.put(name, unknownValue(parser, context, name));
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (ABSENT.equals(values[i])) {
        values[i] = i == unknownFields ? JsonFields.of(unknown) : absent(components[i], context);
      }
    }
    return _valueInstantiator.createFromObjectWith(context, values);
  }

  private @Nullable Object unknownValue(
      JsonParser parser, DeserializationContext context, String name) throws IOException {
    if (unknownFields < 0) {
      parser.skipChildren();
      return null;
    }
    try {
      return context.readValue(parser, Object.class);
    } catch (IOException e) {
      wrapAndThrow(e, handledType(), name, context);
      throw e;
    }
  }

  private static @Nullable Object absent(
      SettableBeanProperty component, DeserializationContext context) throws JsonMappingException {
    if (component.isRequired()) {
      context.reportInputMismatch(component, "Missing required component");
    }
    return null;
  }

  /** Replaces Jackson's reader of each record. */
  static final class Modifier extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
      return type.getBeanClass().isRecord() && deserializer instanceof BeanDeserializer plain
          ? new RecordReader(plain)
          : deserializer;
    }
  }
}
