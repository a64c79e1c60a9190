package io.github.registrysdk.examples.tour;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DeserializerCache;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StdValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.SerializerCache;
import com.fasterxml.jackson.databind.ser.std.JsonValueSerializer;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.databind.util.TypeKey;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the SDK's own mapper has read and written in this JVM, from the caches that it keeps. They
 * are private, so this looks where no program should.
 */
final class JacksonMemory {
  private static final String OURS = "io.github.registrysdk.";

  private final ObjectMapper mapper;

  private JacksonMemory(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  static JacksonMemory ofTheSdk() throws ReflectiveOperationException {
    Class<?> codec = Class.forName("io.github.registrysdk.core.internal.json.JsonCodec");
    return new JacksonMemory((ObjectMapper) in(codec, "MAPPER", null));
  }

  /** The constructors that it called by reflection: their types, and the types they take. */
  Map<String, String> constructors() throws ReflectiveOperationException {
    Map<String, String> found = new TreeMap<>();
    DeserializerCache cache =
        (DeserializerCache)
            in(
                DeserializationContext.class,
                "_cache",
                in(ObjectMapper.class, "_deserializationContext", mapper));
    @SuppressWarnings("unchecked") // The type that the cache declares.
    LookupCache<JavaType, JsonDeserializer<Object>> readers =
        (LookupCache<JavaType, JsonDeserializer<Object>>)
            in(DeserializerCache.class, "_cachedDeserializers", cache);
    readers.contents(
        (type, reader) -> {
          if (type.getRawClass().getName().startsWith(OURS)
              && reader instanceof BeanDeserializerBase bean) {
            add(bean, found);
          }
        });
    return found;
  }

  private static void add(BeanDeserializerBase bean, Map<String, String> found) {
    for (Field field : StdValueInstantiator.class.getDeclaredFields()) {
      if (field.getType() == AnnotatedWithParams.class) {
        AnnotatedWithParams creator =
            (AnnotatedWithParams) valueOf(field, bean.getValueInstantiator());
        if (creator != null) {
          add(creator, found);
        }
      }
    }
    for (Iterator<SettableBeanProperty> all = bean.creatorProperties(); all.hasNext(); ) {
      JsonDeserializer<?> reader = all.next().getValueDeserializer();
      String name = reader.getClass().getName();
      // Those of core are given to Jackson ready-made.
      if (name.startsWith(OURS) && !name.startsWith(OURS + "core.")) {
        found.put(name, "");
      }
    }
  }

  private static void add(AnnotatedWithParams creator, Map<String, String> found) {
    if (creator.getAnnotated() instanceof Constructor<?> constructor) {
      found.put(
          constructor.getDeclaringClass().getName(),
          String.join(
              ", ",
              Arrays.stream(constructor.getParameterTypes()).map(Class::getTypeName).toList()));
    } else {
      throw new IllegalStateException("no constructor: " + creator);
    }
  }

  /** Our types whose accessors it called by reflection to write them. */
  Set<String> written() throws ReflectiveOperationException {
    Set<String> found = new TreeSet<>();
    Object cache =
        in(
            SerializerProvider.class,
            "_serializerCache",
            in(ObjectMapper.class, "_serializerProvider", mapper));
    @SuppressWarnings("unchecked") // The type that the cache declares.
    LookupCache<TypeKey, JsonSerializer<Object>> writers =
        (LookupCache<TypeKey, JsonSerializer<Object>>)
            in(SerializerCache.class, "_sharedMap", cache);
    writers.contents(
        (type, writer) -> {
          String name = type.toString();
          boolean reflective =
              writer instanceof BeanSerializer || writer instanceof JsonValueSerializer;
          if (name.contains(OURS) && reflective) {
            found.add(name);
          }
        });
    return found;
  }

  private static Object in(Class<?> type, String field, @Nullable Object owner)
      throws ReflectiveOperationException {
    return Objects.requireNonNull(valueOf(type.getDeclaredField(field), owner), field);
  }

  private static @Nullable Object valueOf(Field field, @Nullable Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
