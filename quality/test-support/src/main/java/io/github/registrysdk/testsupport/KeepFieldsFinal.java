package io.github.registrysdk.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** That an instance, and what it inherits from our own classes, never changes a field. */
final class KeepFieldsFinal extends ArchCondition<JavaClass> {

  KeepFieldsFinal() {
    super("have final instance fields only");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getAllFields().stream()
        .filter(field -> field.getOwner().getPackageName().startsWith("io.github.registrysdk"))
        .filter(field -> canChange(type, field))
        .map(field -> SimpleConditionEvent.violated(type, field.getDescription() + " can change"))
        .forEach(events::add);
  }

  private static boolean canChange(JavaClass type, JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    boolean settled =
        modifiers.contains(JavaModifier.FINAL) || modifiers.contains(JavaModifier.STATIC);
    // An exception's details that can't be serialized are transient, and restored as absent.
    boolean lostInSerialization =
        type.isAssignableTo(Throwable.class) && modifiers.contains(JavaModifier.TRANSIENT);
    return !settled && !lostInSerialization;
  }
}
