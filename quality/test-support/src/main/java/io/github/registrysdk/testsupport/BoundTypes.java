package io.github.registrysdk.testsupport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The records that Jackson makes, found from the code alone: those that the module's {@code
 * JsonType} constants name, and those that these hold. Request bodies are maps, and need nothing.
 */
final class BoundTypes {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String OURS = "io.github.registrysdk.";
  private static final String ROOT = OURS + "core.spi.JsonType";

  private final Map<Class<?>, Constructor<?>> constructors = new LinkedHashMap<>();

  private BoundTypes() {}

  /** The constructors that Jackson calls, one a type. */
  static Collection<Constructor<?>> ofModuleUnderTest() {
    BoundTypes bound = new BoundTypes();
    classes().flatMap(type -> Arrays.stream(type.getDeclaredFields())).forEach(bound::addRoot);
    return bound.constructors.values();
  }

  private void addRoot(Field field) {
    if (!Modifier.isStatic(field.getModifiers()) || !field.getType().getName().equals(ROOT)) {
      return;
    }
    int before = constructors.size();
    Type argument = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    add(argument);
    if (constructors.size() == before && !isKnown(argument)) {
      throw new IllegalStateException("no record in " + field.toGenericString());
    }
  }

  private boolean isKnown(Type type) {
    return type instanceof ParameterizedType generic
        ? Arrays.stream(generic.getActualTypeArguments()).anyMatch(this::isKnown)
        : type instanceof Class<?> known && constructors.containsKey(known);
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof Class<?> known && isOurRecord(known)) {
      addRecord(known);
    }
  }

  /** Jackson has its own readers for the JDK's types, and core brings those for its own. */
  private static boolean isOurRecord(Class<?> type) {
    return type.isRecord() && type.getName().startsWith(OURS);
  }

  private void addRecord(Class<?> type) {
    Constructor<?> constructor = creator(type);
    if (constructors.putIfAbsent(type, constructor) != null) {
      return;
    }
    // Not the parameters' own types: JDK 21 and newer leave them raw in compact constructors.
    Arrays.stream(constructor.getGenericParameterTypes()).forEach(this::add);
    for (Parameter parameter : constructor.getParameters()) {
      JsonDeserialize reader = parameter.getAnnotation(JsonDeserialize.class);
      if (reader != null) {
        constructors.put(reader.using(), without(reader.using()));
      }
    }
  }

  private static Constructor<?> creator(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(JsonCreator.class)) {
        throw new IllegalStateException("made by a method: " + method);
      }
    }
    return Stream.of(type.getDeclaredConstructors())
        .filter(constructor -> constructor.isAnnotationPresent(JsonCreator.class))
        .findFirst()
        .orElseGet(() -> canonical(type));
  }

  private static Constructor<?> canonical(Class<?> type) {
    return with(
        type,
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
  }

  private static Constructor<?> without(Class<?> type) {
    return with(type);
  }

  private static Constructor<?> with(Class<?> type, Class<?>... parameters) {
    try {
      return type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Class<?>> classes() {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      List<Class<?>> found =
          files
              .map(file -> CLASSES.relativize(file).toString())
              .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
              .sorted()
              .<Class<?>>map(file -> load(file.substring(0, file.length() - 6)))
              .toList();
      return found.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(
          file.replace(File.separatorChar, '.'), false, BoundTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
