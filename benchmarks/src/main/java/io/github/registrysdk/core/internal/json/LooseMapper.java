package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/**
 * The SDK's mapper with its strictness off: its buffers, its unknown fields and its instants, but
 * no look at UTF-8, names that stand twice, absent or null fields, types that differ, or what
 * follows the document. Here because the parts that stay on are nobody else's.
 */
@NullMarked
public final class LooseMapper {
  private LooseMapper() {}

  /** {@return a reader of one type} */
  public static ObjectReader reader(Class<?> type) {
    SimpleModule values =
        new SimpleModule()
            .setDeserializerModifier(new RecordReader.Modifier())
            .addDeserializer(Instant.class, new JsonCodec.InstantReader());
    JsonFactory factory =
        JsonFactory.builder().recyclerPool(JsonRecyclerPools.newBoundedPool(32)).build();
    return JsonMapper.builder(factory)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .addModule(values)
        .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build()
        .readerFor(type);
  }
}
