package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The exported API of the module under test as text, with its nullness, which {@code javap} does
 * not show. The text is committed in {@code api/}, so that a review sees each change. The JDK's own
 * {@code toString} of annotated types is the same in every JDK from 17 on.
 */
public final class ApiListing {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final String OURS = "io.github.registrysdk.";

  /**
   * Without those that callers do not notice. The flag of a varargs method is that of a transient
   * field.
   */
  private static final int METHOD_MODIFIERS =
      Modifier.methodModifiers() & ~(Modifier.SYNCHRONIZED | Modifier.NATIVE);

  private ApiListing() {}

  /**
   * Compares the module under test with its committed listing; with {@code -Dapi.refresh=true} it
   * writes the listing instead.
   *
   * @throws AssertionError with the difference and the command to run if they differ
   * @throws IOException if the listing can't be read or written
   */
  public static void checkModuleUnderTest() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    String name = folder.getFileName().toString();
    Path listing = ProjectFolder.resolve("api", name + ".txt");
    String found = of(ModuleUnderTest.descriptor());
    if (Boolean.getBoolean("api.refresh")) {
      Files.createDirectories(listing.getParent());
      Files.writeString(listing, found, UTF_8);
    }
    assertThat(listing)
        .as(
            "The exported API differs from api/%s.txt. If that is intended, run"
                + " ./test %s ApiListingTest -Dapi.refresh=true and commit what it writes.",
            name, ProjectFolder.resolve().relativize(folder))
        .hasContent(found);
  }

  private static String of(ModuleDescriptor module) {
    String required =
        module.requires().stream()
            .filter(
                needed ->
                    needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
            .map(needed -> "requires transitive " + needed.name() + "\n")
            .sorted()
            .collect(joining());
    String exports =
        ModuleUnderTest.exportedPackages().stream()
            .sorted()
            .map(ApiListing::packageText)
            .collect(joining("\n"));
    return "module " + module.name() + "\n" + required + "\n" + exports;
  }

  private static String packageText(String name) {
    List<Class<?>> published = publishedIn(name);
    String marked =
        published.get(0).getPackage().isAnnotationPresent(NullMarked.class) ? "@NullMarked " : "";
    return published.stream()
        .map(type -> "\n" + of(type))
        .collect(joining("", marked + "package " + name + "\n", ""));
  }

  private static List<Class<?>> publishedIn(String name) {
    try (Stream<Path> files = Files.list(CLASSES.resolve(name.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .<Class<?>>map(file -> load(name + "." + file.substring(0, file.length() - 6)))
          .filter(ApiListing::isPublished)
          .sorted(Comparator.comparing(Class::getName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiListing.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether code in another module can name the type. */
  private static boolean isPublished(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isOpen(type.getModifiers())
        && !type.isSynthetic()
        && !type.isAnonymousClass()
        && (outer == null || isPublished(outer));
  }

  /** The declaration of a type, and a line for each member that other modules can use. */
  static String of(Class<?> type) {
    Stream<String> constructors =
        isMadeByTheSdk(type)
            ? Stream.of("(the constructor is not part of the API)")
            : Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isUsable(constructor, type))
                .map(ApiListing::of);
    Stream<String> fields =
        declaring(type)
            .flatMap(owner -> Arrays.stream(owner.getDeclaredFields()))
            .filter(field -> isUsable(field, type) && !field.getName().equals("serialVersionUID"))
            .map(ApiListing::of);
    Stream<String> methods =
        declaring(type)
            .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
            .filter(method -> isUsable(method, type))
            .filter(method -> !method.isBridge() && !isGenerated(method, type))
            .map(ApiListing::of);
    return Stream.of(constructors, fields, methods)
        .flatMap(members -> members.distinct().sorted())
        .map(line -> "  " + line + "\n")
        .collect(joining("", declaration(type) + "\n", ""));
  }

  private static String declaration(Class<?> type) {
    int flags = type.getModifiers() & ~Modifier.INTERFACE;
    if (type.isInterface() || type.isRecord() || type.isEnum()) {
      flags &= ~(Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL);
    }
    String kind =
        type.isAnnotation()
            ? "@interface "
            : type.isInterface()
                ? "interface "
                : type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
    AnnotatedType parent = type.getAnnotatedSuperclass();
    boolean extended =
        parent != null && !type.isRecord() && !type.isEnum() && parent.getType() != Object.class;
    return deprecation(type)
        + modifiers(flags)
        + (type.isSealed() ? "sealed " : "")
        + kind
        + shortened(type.getTypeName())
        + parameters(type.getTypeParameters())
        + (type.isRecord() ? joined("(", components(type), ")") : "")
        + (extended ? " extends " + name(parent) : "")
        + listed(
            type.isInterface() ? " extends " : " implements ",
            Arrays.stream(type.getAnnotatedInterfaces()).map(ApiListing::name))
        + listed(
            " permits ",
            Stream.ofNullable(type.getPermittedSubclasses())
                .flatMap(Arrays::stream)
                .map(permitted -> shortened(permitted.getTypeName())));
  }

  private static Stream<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(
            component ->
                deprecation(component.getAccessor())
                    + name(component.getAnnotatedType())
                    + " "
                    + component.getName());
  }

  private static String of(Constructor<?> constructor) {
    Class<?> type = constructor.getDeclaringClass();
    // Newer compilers leave out the generics of a compact constructor.
    boolean canonical =
        type.isRecord()
            && Arrays.equals(
                constructor.getParameterTypes(),
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray());
    return deprecation(constructor)
        + modifiers(constructor.getModifiers() & Modifier.constructorModifiers())
        + parameters(constructor.getTypeParameters())
        + type.getSimpleName()
        + (canonical
            ? joined(
                "(",
                Arrays.stream(type.getRecordComponents())
                    .map(component -> name(component.getAnnotatedType())),
                ")")
            : inputs(constructor))
        + failures(constructor);
  }

  private static String of(Method method) {
    Class<?> owner = method.getDeclaringClass();
    int flags = method.getModifiers() & METHOD_MODIFIERS;
    if (owner.isInterface()) {
      flags &= ~Modifier.ABSTRACT;
    }
    if (Modifier.isFinal(owner.getModifiers())) {
      flags &= ~Modifier.FINAL;
    }
    String generics = parameters(method.getTypeParameters());
    Object preset = method.getDefaultValue();
    return deprecation(method)
        + modifiers(flags)
        + (method.isDefault() ? "default " : "")
        + (generics.isEmpty() ? "" : generics + " ")
        + name(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + inputs(method)
        + failures(method)
        + (preset == null ? "" : " default " + preset);
  }

  /** Callers' class files contain a copy of a constant, so its value is listed too. */
  private static String of(Field field) {
    String declared =
        deprecation(field)
            + modifiers(field.getModifiers() & ~Modifier.TRANSIENT)
            + name(field.getAnnotatedType())
            + " "
            + field.getName();
    boolean text = field.getType() == String.class;
    int constant = Modifier.PUBLIC | Modifier.STATIC;
    boolean copied = text || field.getType().isPrimitive();
    if (!copied || (field.getModifiers() & constant) != constant) {
      return declared;
    }
    try {
      return declared + " = " + (text ? '"' + (String) field.get(null) + '"' : field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String inputs(Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedParameterTypes();
    String inputs = joined("(", Arrays.stream(types).map(ApiListing::name), ")");
    return executable.isVarArgs() ? inputs.replaceFirst("\\[]\\)$", "...)") : inputs;
  }

  private static String failures(Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedExceptionTypes();
    return listed(" throws ", Arrays.stream(types).map(ApiListing::name));
  }

  private static String parameters(TypeVariable<?>[] variables) {
    String joined =
        Arrays.stream(variables)
            .map(variable -> variable.getName() + bounds(variable))
            .collect(joining(", "));
    return joined.isEmpty() ? "" : "<" + joined + ">";
  }

  private static String bounds(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getAnnotatedBounds()).map(ApiListing::name).collect(joining(" & "));
    return bounds.equals("Object") ? "" : " extends " + bounds;
  }

  private static String deprecation(AnnotatedElement element) {
    Deprecated deprecated = element.getAnnotation(Deprecated.class);
    return deprecated == null
        ? ""
        : "@Deprecated(since = \"%s\", forRemoval = %s) "
            .formatted(deprecated.since(), deprecated.forRemoval());
  }

  private static String modifiers(int flags) {
    String modifiers = Modifier.toString(flags);
    return modifiers.isEmpty() ? "" : modifiers + " ";
  }

  private static String name(AnnotatedType type) {
    return shortened(type.toString());
  }

  private static String shortened(String name) {
    return name.replace("@org.jspecify.annotations.Nullable()", "@Nullable")
        .replace("@Nullable[", "@Nullable [")
        .replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "")
        .replace(OURS, "")
        .replace('$', '.');
  }

  private static String joined(String start, Stream<String> names, String end) {
    return names.collect(joining(", ", start, end));
  }

  private static String listed(String before, Stream<String> names) {
    String joined = names.sorted().collect(joining(", "));
    return joined.isEmpty() ? "" : before + joined;
  }

  /** The type itself and the hidden types that it inherits from. */
  private static Stream<Class<?>> declaring(Class<?> type) {
    List<Class<?>> found = new ArrayList<>(List.of(type));
    for (int next = 0; next < found.size(); next++) {
      Class<?> child = found.get(next);
      Stream.concat(Stream.ofNullable(child.getSuperclass()), Arrays.stream(child.getInterfaces()))
          .filter(parent -> parent.getName().startsWith(OURS) && !isPublished(parent))
          .forEach(found::add);
    }
    return found.stream();
  }

  private static boolean isUsable(Member member, Class<?> type) {
    int flags = member.getModifiers();
    boolean inherited = Modifier.isProtected(flags) && !Modifier.isFinal(type.getModifiers());
    return (Modifier.isPublic(flags) || inherited) && !member.isSynthetic();
  }

  /** Whether the language defines the method for every object, enum or record. */
  private static boolean isGenerated(Method method, Class<?> type) {
    return switch (method.getName()) {
      case "hashCode", "toString" -> method.getParameterCount() == 0;
      case "equals" -> Arrays.equals(method.getParameterTypes(), new Object[] {Object.class});
      case "values", "valueOf" -> type.isEnum();
      default ->
          type.isRecord()
              && Arrays.stream(type.getRecordComponents())
                  .anyMatch(component -> component.getAccessor().equals(method));
    };
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /** The types whose constructors VERSIONING.md excludes from the API. */
  private static boolean isMadeByTheSdk(Class<?> type) {
    if (!type.isRecord()) {
      return Throwable.class.isAssignableFrom(type);
    }
    Class<?> enclosing = type.getEnclosingClass();
    return (enclosing != null && enclosing.getSimpleName().equals("CallEvent"))
        || type.getSimpleName().startsWith("Fake")
        || Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getName().equals("extraFields"));
  }
}
