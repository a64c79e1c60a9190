package io.github.registrysdk.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** That no type of a library stands in a signature that callers compile against. */
final class NotShow extends ArchCondition<JavaClass> {

  private final String library;
  private final Predicate<JavaMember> allowed;

  NotShow(String library) {
    this(library, member -> false);
  }

  NotShow(String library, Predicate<JavaMember> allowed) {
    super("not show types of " + library);
    this.library = library;
    this.allowed = allowed;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (supertypes(type).anyMatch(this::names)) {
      events.add(
          SimpleConditionEvent.violated(
              type, type.getDescription() + " has a supertype of " + library));
    }
    type.getMembers().stream()
        .filter(Visibility::reachesOutside)
        .filter(allowed.negate())
        .filter(member -> signature(member).anyMatch(this::names))
        .forEach(
            member ->
                events.add(
                    SimpleConditionEvent.violated(
                        type, member.getDescription() + " shows " + library)));
  }

  private boolean names(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getPackageName)
        .anyMatch(name -> name.equals(library) || name.startsWith(library + "."));
  }

  private static Stream<JavaType> supertypes(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
  }

  private static Stream<JavaType> signature(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getExceptionTypes().stream(),
            code.getTypeParameters().stream())
        .flatMap(types -> types);
  }
}
