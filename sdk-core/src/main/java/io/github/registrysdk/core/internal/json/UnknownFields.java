package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a record does not know. Jackson would make a hash map for each record of a list,
 * though hardly any has such a field.
 */
final class UnknownFields extends SettableAnyProperty {
  private static final long serialVersionUID = 1L;

  private final int index;

  private UnknownFields(
      SettableAnyProperty plain, @Nullable JsonDeserializer<Object> valueDeserializer) {
    super(plain.getProperty(), null, plain.getType(), null, valueDeserializer, null);
    this.index = plain.getParameterIndex();
  }

  @Override
  public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> deserializer) {
    return new UnknownFields(this, deserializer);
  }

  @Override
  public int getParameterIndex() {
    return index;
  }

  @Override
  public Object createParameterObject() {
    return new Collected();
  }

  @Override
  @SuppressWarnings("unchecked") // It is what createParameterObject made.
  protected void _set(Object collected, Object name, @Nullable Object value) {
    ((Map<String, @Nullable Object>) collected).put((String) name, value);
  }

  @Override
  public void fixAccess(DeserializationConfig config) {
    // A record's constructor is called, and no setter.
  }

  /** Puts it in the place of Jackson's own. */
  static final class Modifier extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public BeanDeserializerBuilder updateBuilder(
        DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder builder) {
      SettableAnyProperty plain = builder.getAnySetter();
      if (plain != null && plain.getParameterIndex() >= 0) {
        // Only an empty place can be filled.
        builder.setAnySetter(null);
        builder.setAnySetter(new UnknownFields(plain, null));
      }
      return builder;
    }
  }

  /** A map that takes next to no memory as long as it is empty. */
  private static final class Collected extends AbstractMap<String, @Nullable Object> {
    private Map<String, @Nullable Object> fields = Map.of();

    @Override
    public @Nullable Object put(String name, @Nullable Object value) {
      if (fields.isEmpty()) {
        fields = new LinkedHashMap<>();
      }
      return fields.put(name, value);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      return fields.entrySet();
    }

    @Override
    public boolean isEmpty() {
      return fields.isEmpty();
    }
  }
}
