package io.github.registrysdk.testsupport;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One type of the listing: its declaration, and a line for each member that others can use. */
final class ApiType {

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals(Object)", "hashCode()", "toString()");

  private final Class<?> type;

  ApiType(Class<?> type) {
    this.type = type;
  }

  /** Whether code in another module can name the type. */
  static boolean isPublished(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isOpen(type.getModifiers())
        && !type.isSynthetic()
        && !type.isAnonymousClass()
        && (outer == null || isPublished(outer));
  }

  String text() {
    Stream<String> members =
        Stream.of(constructors(), fields().sorted(), methods().sorted()).flatMap(lines -> lines);
    return members.map(line -> "  " + line + "\n").collect(joining("", declaration() + "\n", ""));
  }

  private String declaration() {
    StringBuilder line = new StringBuilder(ApiNames.deprecation(type));
    line.append(modifiers()).append(kind()).append(' ').append(ApiNames.of(type));
    line.append(ApiNames.parameters(type.getTypeParameters()));
    if (type.isRecord()) {
      line.append(
          Arrays.stream(type.getRecordComponents())
              .map(ApiType::component)
              .collect(joining(", ", "(", ")")));
    }
    AnnotatedType parent = type.getAnnotatedSuperclass();
    if (parent != null && !type.isRecord() && !type.isEnum() && parent.getType() != Object.class) {
      line.append(" extends ").append(ApiNames.of(parent));
    }
    line.append(list(type.isInterface() ? " extends " : " implements ", interfaces()));
    return line.append(list(" permits ", permitted())).toString();
  }

  private static String component(RecordComponent component) {
    return ApiNames.deprecation(component.getAccessor())
        + ApiNames.of(component.getAnnotatedType())
        + " "
        + component.getName();
  }

  private Stream<String> interfaces() {
    return Arrays.stream(type.getAnnotatedInterfaces()).map(ApiNames::of);
  }

  private Stream<String> permitted() {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).map(ApiNames::of)
        : Stream.of();
  }

  private static String list(String before, Stream<String> names) {
    String joined = names.sorted().collect(joining(", "));
    return joined.isEmpty() ? "" : before + joined;
  }

  private String modifiers() {
    int flags = type.getModifiers();
    if (type.isInterface() || type.isRecord() || type.isEnum()) {
      flags &= ~(Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL);
    }
    return Modifier.toString(flags & ~Modifier.INTERFACE) + (type.isSealed() ? " sealed " : " ");
  }

  private String kind() {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
  }

  private Stream<String> constructors() {
    if (ClientMade.includes(type)) {
      return Stream.of("(the constructor is not part of the API)");
    }
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(this::isUsable)
        .map(ApiMember::of)
        .sorted();
  }

  private Stream<String> fields() {
    return declaring()
        .flatMap(owner -> Arrays.stream(owner.getDeclaredFields()))
        .filter(this::isUsable)
        .filter(field -> !field.getName().equals("serialVersionUID"))
        .map(ApiMember::of);
  }

  private Stream<String> methods() {
    return declaring()
        .flatMap(owner -> Arrays.stream(owner.getDeclaredMethods()))
        .filter(this::isUsable)
        .filter(method -> !method.isBridge() && !isGiven(method))
        .map(ApiMember::of)
        .distinct();
  }

  /** The type itself and the hidden ones it inherits from: their members are used through it. */
  private Stream<Class<?>> declaring() {
    List<Class<?>> found = new ArrayList<>(List.of(type));
    for (int next = 0; next < found.size(); next++) {
      Class<?> child = found.get(next);
      Stream.concat(Stream.ofNullable(child.getSuperclass()), Arrays.stream(child.getInterfaces()))
          .filter(parent -> parent.getName().startsWith(ApiNames.OURS) && !isPublished(parent))
          .forEach(found::add);
    }
    return found.stream();
  }

  private boolean isUsable(Member member) {
    boolean seen =
        Modifier.isPublic(member.getModifiers())
            || (Modifier.isProtected(member.getModifiers())
                && !Modifier.isFinal(type.getModifiers()));
    return seen && !member.isSynthetic();
  }

  /** What the language gives to every object, enum or record. */
  private boolean isGiven(Method method) {
    String name = method.getName();
    boolean ofEnum = type.isEnum() && (name.equals("values") || name.equals("valueOf"));
    boolean ofRecord =
        type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().equals(method));
    return ofEnum || ofRecord || OF_EVERY_OBJECT.contains(ApiMember.call(method));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
