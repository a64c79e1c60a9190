package io.github.registrysdk.testsupport;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * One member as a line of the listing. Names of parameters are left out: nobody depends on them.
 */
final class ApiMember {

  private ApiMember() {}

  static String of(Constructor<?> constructor) {
    return ApiNames.deprecation(constructor)
        + modifiers(constructor.getModifiers())
        + ApiNames.parameters(constructor.getTypeParameters())
        + constructor.getDeclaringClass().getSimpleName()
        + (isCanonical(constructor) ? components(constructor) : inputs(constructor))
        + failures(constructor);
  }

  static String of(Method method) {
    String generics = ApiNames.parameters(method.getTypeParameters());
    Object preset = method.getDefaultValue();
    return ApiNames.deprecation(method)
        + modifiers(method.getModifiers() & ~unsaid(method))
        + (method.isDefault() ? "default " : "")
        + (generics.isEmpty() ? "" : generics + " ")
        + ApiNames.of(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + inputs(method)
        + failures(method)
        + (preset == null ? "" : " default " + preset);
  }

  static String of(Field field) {
    return ApiNames.deprecation(field)
        + modifiers(field.getModifiers())
        + ApiNames.of(field.getAnnotatedType())
        + " "
        + field.getName()
        + constant(field);
  }

  /** The name and the erased parameters: what tells overloads apart. */
  static String call(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(ApiNames::of)
        .collect(joining(", ", method.getName() + "(", ")"));
  }

  private static int unsaid(Method method) {
    Class<?> owner = method.getDeclaringClass();
    int hidden = Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT | Modifier.TRANSIENT;
    if (owner.isInterface()) {
      hidden |= Modifier.ABSTRACT;
    }
    return Modifier.isFinal(owner.getModifiers()) ? hidden | Modifier.FINAL : hidden;
  }

  private static String modifiers(int flags) {
    return flags == 0 ? "" : Modifier.toString(flags & ~Modifier.TRANSIENT) + " ";
  }

  private static String inputs(Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedParameterTypes();
    String inputs = Arrays.stream(types).map(ApiNames::of).collect(joining(", "));
    boolean ends = executable.isVarArgs() && inputs.endsWith("[]");
    return "(" + (ends ? inputs.substring(0, inputs.length() - 2) + "..." : inputs) + ")";
  }

  private static boolean isCanonical(Constructor<?> constructor) {
    RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
    return components != null
        && Arrays.equals(
            constructor.getParameterTypes(),
            Arrays.stream(components).map(RecordComponent::getType).toArray());
  }

  /**
   * Of a compact constructor newer compilers say too little for older JVMs to tell its generics.
   */
  private static String components(Constructor<?> constructor) {
    return Arrays.stream(constructor.getDeclaringClass().getRecordComponents())
        .map(component -> ApiNames.of(component.getAnnotatedType()))
        .collect(joining(", ", "(", ")"));
  }

  private static String failures(Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedExceptionTypes();
    String thrown = Arrays.stream(types).map(ApiNames::of).sorted().collect(joining(", "));
    return thrown.isEmpty() ? "" : " throws " + thrown;
  }

  /** Callers' class files hold a copy of a constant, so its value is a promise too. */
  private static String constant(Field field) {
    boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
    if (!copied || !Modifier.isStatic(field.getModifiers())) {
      return "";
    }
    try {
      String quote = field.getType() == String.class ? "\"" : "";
      return " = " + quote + field.get(null) + quote;
    } catch (IllegalAccessException e) {
      // Protected: its value stays among those who extend the class.
      return "";
    }
  }
}
