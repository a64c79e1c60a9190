package io.github.registrysdk.testsupport;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Types as the listing writes them, with their nullness: in a null-marked package, what is not
 * {@code @Nullable} is never null. Java's own {@code toString} differs from JDK to JDK.
 */
final class ApiNames {

  static final String OURS = "io.github.registrysdk.";

  private ApiNames() {}

  static String of(Class<?> type) {
    if (type.isArray()) {
      return of(type.getComponentType()) + "[]";
    }
    String name = type.getName().replace('$', '.');
    if (name.startsWith(OURS)) {
      return name.substring(OURS.length());
    }
    boolean primitive = type.isPrimitive();
    return type.getPackageName().equals("java.lang") && !primitive ? name.substring(10) : name;
  }

  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      String nullable = type.isAnnotationPresent(Nullable.class) ? " @Nullable " : "";
      return of(array.getAnnotatedGenericComponentType()) + nullable + "[]";
    }
    String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    if (type instanceof AnnotatedParameterizedType generic) {
      return nullable
          + of((Class<?>) ((ParameterizedType) generic.getType()).getRawType())
          + Arrays.stream(generic.getAnnotatedActualTypeArguments())
              .map(ApiNames::of)
              .collect(joining(", ", "<", ">"));
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return "?"
          + bound(" super ", wildcard.getAnnotatedLowerBounds())
          + bound(" extends ", wildcard.getAnnotatedUpperBounds());
    }
    return nullable + plain(type.getType());
  }

  /** Type parameters in angle brackets with their bounds, or nothing. */
  static String parameters(TypeVariable<?>[] variables) {
    String joined =
        Arrays.stream(variables)
            .map(variable -> variable.getName() + bound(" extends ", variable.getAnnotatedBounds()))
            .collect(joining(", "));
    return joined.isEmpty() ? "" : "<" + joined + ">";
  }

  static String deprecation(AnnotatedElement element) {
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    if (deprecated == null) {
      return "";
    }
    return "@Deprecated(since = \""
        + deprecated.since()
        + "\", forRemoval = "
        + deprecated.forRemoval()
        + ") ";
  }

  private static String bound(String before, AnnotatedType[] bounds) {
    String joined = Arrays.stream(bounds).map(ApiNames::of).collect(joining(" & "));
    return joined.isEmpty() || joined.equals("Object") ? "" : before + joined;
  }

  private static String plain(Type type) {
    return type instanceof Class<?> known ? of(known) : type.getTypeName();
  }
}
